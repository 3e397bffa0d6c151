// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.text.SmsFormat;
import java.util.List;
import java.util.Optional;

/**
 * Takes an SMS to one transport. The smallest implementation has {@link #name()} and {@link #sendSms}; everything else
 * has a default. Rules, each cited by the contract tests in sms-testkit:
 *
 * <ul>
 *   <li><b>D1</b> No method returns null.
 *   <li><b>D2</b> A send returns within the dispatcher's configured time budget, whatever the peer does.
 *   <li><b>D3</b> Outcomes are values. Exceptions are for misuse; {@link DispatcherException} is allowed for simple
 *       dispatchers and is mapped by {@link Outcome#fromException}.
 *   <li><b>D4</b> A definite refusal is {@link Outcome.Rejected} with the transport's raw code.
 *   <li><b>D5</b> Nothing written to the peer is {@link Outcome.Unavailable}.
 *   <li><b>D6</b> Something written but no readable answer is {@link Outcome.Unknown}.
 *   <li><b>D7</b> All methods are safe for concurrent callers; a transport that can do one thing at a time queues them
 *       inside.
 *   <li><b>D8</b> {@link #close()} is idempotent and ends the dispatcher's threads; a later send throws {@link
 *       IllegalStateException}.
 *   <li><b>D9</b> No secret stands in {@code toString}, logs or outcome texts; phone numbers are masked there.
 *   <li><b>D10</b> The sending id in {@link Outcome.Accepted} equals the id in later delivery reports.
 *   <li><b>D11</b> An interrupt ends a send early; the thread's flag stays set, and the outcome follows D5 or D6.
 *   <li><b>D12</b> A dispatcher never sends again by itself: retries live in the queue alone.
 * </ul>
 */
public interface Dispatcher extends AutoCloseable {

    /**
     * Names the dispatcher, uniquely within a sender and the same after a restart: delivery reports and stored attempts
     * refer to it.
     *
     * @return 1 to 64 characters
     */
    String name();

    /**
     * Sends one SMS made of the messages. Blocks until the outcome is known or the time budget is used up.
     *
     * @param phone who gets it
     * @param messages at least one, most severe first; several make a digest
     * @return what is known now
     * @throws IllegalStateException after {@link #close()}
     * @throws DispatcherException when nothing was handed over (simple dispatchers only)
     */
    SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages);

    /**
     * Makes the text of one SMS, without sending it, as {@link #capabilities()} allow. Pure: no I/O.
     *
     * @param messages at least one, most severe first
     * @return text, and which messages are in it
     */
    default FormattedSms formatSms(List<SmsMessage> messages) {
        return SmsFormat.standard().format(messages, capabilities());
    }

    /**
     * Sends one SMS about which the queue has already decided something, such as its sending id. Transports that let
     * the client choose the id override this.
     *
     * @param sms the SMS
     * @return what is known now
     */
    default SendResult send(Sms sms) {
        return sendSms(sms.recipient(), sms.messages());
    }

    /**
     * Sends several SMS, in one request where the transport can. One failing SMS never hides the result of another.
     *
     * @param batch at most {@link Capabilities#batchSize()} SMS
     * @return one result per SMS, in the batch's order
     */
    default List<SendResult> sendBatch(List<Sms> batch) {
        return batch.stream().map(sms -> GuardedSend.send(this, sms)).toList();
    }

    /**
     * Asks the transport how it is. May do I/O within the time budget; never throws for a transport that is down.
     *
     * @return health and, where there are several, the state of each port
     */
    default DispatcherStatus status() {
        return DispatcherStatus.notAsked(name());
    }

    /**
     * Tells what the transport can do. Cheap, no I/O; may change over time, for example when it is throttled.
     *
     * @return its limits
     */
    default Capabilities capabilities() {
        return Capabilities.basic();
    }

    /**
     * Gives the way to ask what became of an SMS whose outcome is unknown.
     *
     * @return the resolver, empty when the transport can't be asked
     */
    default Optional<OutcomeResolver> resolver() {
        return Optional.empty();
    }

    /** Ends the dispatcher and its threads. Idempotent. */
    @Override
    default void close() {}
}
