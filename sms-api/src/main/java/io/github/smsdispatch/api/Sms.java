// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is handed to a dispatcher: the messages of one SMS to one recipient, and what the queue already decided about
 * it. Immutable.
 */
public final class Sms {

    private final PhoneNumber recipient;
    private final List<SmsMessage> messages;
    private final Posting posting;
    private final @Nullable String sendingId;
    private final @Nullable String onlyDispatcher;

    private Sms(
            PhoneNumber recipient,
            List<SmsMessage> messages,
            Posting posting,
            @Nullable String sendingId,
            @Nullable String onlyDispatcher) {
        this.recipient = recipient;
        this.messages = messages;
        this.posting = posting;
        this.sendingId = sendingId;
        this.onlyDispatcher = onlyDispatcher;
    }

    /**
     * Makes an SMS that was never posted before.
     *
     * @param recipient who gets it
     * @param messages what it carries, at least one, most severe first
     * @return the SMS without a sending id
     * @throws IllegalArgumentException when there is no message
     */
    public static Sms of(PhoneNumber recipient, List<SmsMessage> messages) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages: received none; allowed: at least one");
        }
        return new Sms(recipient, List.copyOf(messages), Posting.FIRST, null, null);
    }

    /**
     * Gives it the id under which a transport that lets the client choose shall know it.
     *
     * @param id a positive 32-bit number in decimal, unique per gateway
     * @param when whether it may have been posted under this id before
     * @return a copy with the id
     */
    public Sms withSendingId(String id, Posting when) {
        return new Sms(recipient, messages, when, id, onlyDispatcher);
    }

    /**
     * Ties it to one dispatcher, because only there a repeat was found to be harmless. That may have changed since, for
     * example by a restart of the transport: the dispatcher must make sure of it, and else answer {@link
     * Outcome.Unknown} without sending.
     *
     * @param dispatcher the dispatcher's name
     * @return a copy that failover gives to no other dispatcher
     */
    public Sms onlyThrough(String dispatcher) {
        return new Sms(recipient, messages, posting, sendingId, dispatcher);
    }

    /**
     * Gives the recipient.
     *
     * @return who gets it
     */
    public PhoneNumber recipient() {
        return recipient;
    }

    /**
     * Gives the messages.
     *
     * @return what it carries, most severe first
     */
    public List<SmsMessage> messages() {
        return messages;
    }

    /**
     * Tells whether it may have been posted before.
     *
     * @return {@link Posting#FIRST} unless the queue knows better
     */
    public Posting posting() {
        return posting;
    }

    /**
     * Gives the id chosen beforehand.
     *
     * @return the id, empty when the dispatcher may choose its own
     */
    public Optional<String> sendingId() {
        return Optional.ofNullable(sendingId);
    }

    /**
     * Names the only dispatcher that may send it.
     *
     * @return its name, empty when any may
     */
    public Optional<String> onlyDispatcher() {
        return Optional.ofNullable(onlyDispatcher);
    }

    @Override
    public String toString() {
        return "Sms[to=" + recipient + ", messages="
                + messages.stream().map(SmsMessage::id).toList() + ", sendingId=" + sendingId + ", " + posting + "]";
    }
}
