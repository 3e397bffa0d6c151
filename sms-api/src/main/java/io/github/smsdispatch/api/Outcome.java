// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known after a send: exactly one of four things. Nothing here ever says "delivered"; that comes later as a
 * {@link DeliveryReport}.
 *
 * <table>
 * <caption>Who acts on which outcome</caption>
 * <tr><th>outcome</th><th>failover</th><th>queue</th><th>who must act</th></tr>
 * <tr><td>{@link Accepted}</td><td>stops</td><td>SENT</td><td>nobody</td></tr>
 * <tr><td>{@link Rejected}</td><td>stops</td><td>FAILED</td><td>the author of the message</td></tr>
 * <tr><td>{@link Unavailable}</td><td>next dispatcher</td><td>tries again later</td>
 *     <td>nobody, or the operator when {@linkplain Unavailable#permanent() permanent}</td></tr>
 * <tr><td>{@link Unknown}</td><td>stops</td><td>UNKNOWN, then the {@link DuplicatePolicy}</td><td>the policy</td></tr>
 * </table>
 */
public sealed interface Outcome {

    /**
     * Handles all four cases.
     *
     * @param accepted for {@link Accepted}
     * @param rejected for {@link Rejected}
     * @param unavailable for {@link Unavailable}
     * @param unknown for {@link Unknown}
     * @param <T> what the handlers return
     * @return what the matching handler returned
     */
    default <T> T fold(
            Function<? super Accepted, ? extends T> accepted,
            Function<? super Rejected, ? extends T> rejected,
            Function<? super Unavailable, ? extends T> unavailable,
            Function<? super Unknown, ? extends T> unknown) {
        if (this instanceof Accepted outcome) {
            return accepted.apply(outcome);
        }
        if (this instanceof Rejected outcome) {
            return rejected.apply(outcome);
        }
        return this instanceof Unavailable outcome ? unavailable.apply(outcome) : unknown.apply((Unknown) this);
    }

    /**
     * Tells whether another dispatcher may be tried without the risk of a second copy or a pointless try.
     *
     * @return true for {@link Unavailable} only
     */
    default boolean mayTryAnotherRoute() {
        return this instanceof Unavailable;
    }

    /**
     * Describes the outcome for logs and operators.
     *
     * @return one line of at most 400 characters without control characters, secrets or phone numbers
     */
    String describe();

    /**
     * The one place that maps what a dispatcher threw: {@link PermanentDispatcherException} and {@link
     * DispatcherException} promise that nothing was handed over, {@link SendFailedException} carries its outcome, and
     * anything else may have happened after the SMS left.
     *
     * @param thrown what came out of a dispatcher
     * @return the outcome it stands for
     */
    static Outcome fromException(Throwable thrown) {
        if (thrown instanceof SendFailedException e) {
            return e.result().outcome();
        }
        if (thrown instanceof DispatcherException e) {
            Recovery recovery = e instanceof PermanentDispatcherException ? Recovery.BY_OPERATOR : Recovery.BY_ITSELF;
            return new Unavailable(UnavailableReason.DISPATCHER_FAILED, e.text(), null, recovery);
        }
        return new Unknown(UnknownReason.DISPATCHER_FAILED, thrown.getClass().getName());
    }

    /**
     * The transport took the SMS: a positive, readable answer. Accepted is not delivered.
     *
     * @param sendingId the id under which the transport knows the SMS; equals the id in later delivery reports
     * @param segments count of segments that the SMS takes on the air, at least 1
     */
    record Accepted(String sendingId, int segments) implements Outcome {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException when the id is blank or the count below 1
         */
        public Accepted {
            if (sendingId.isBlank()) {
                throw new IllegalArgumentException("sendingId: received a blank; allowed: a non-blank id");
            }
            if (segments < 1) {
                throw new IllegalArgumentException("segments: received " + segments + "; allowed: 1 or more");
            }
        }

        @Override
        public String describe() {
            return OneLine.of("accepted as " + sendingId);
        }
    }

    /**
     * A definite refusal of this message or this recipient. Nothing was sent, and no other route or later try will do
     * better: whoever made the message must act.
     *
     * @param reason the class of refusal
     * @param code the transport's raw code, empty if it gave none
     * @param text the transport's words, shortened, without secrets
     */
    record Rejected(RejectionReason reason, String code, String text) implements Outcome {

        @Override
        public String describe() {
            return OneLine.of("rejected " + reason + (code.isEmpty() ? "" : " (" + code + ")") + ": " + text);
        }
    }

    /**
     * Certainly nothing was handed over. Another dispatcher may be tried at once, this one later.
     *
     * @param reason why the dispatcher could not take it
     * @param text what happened, without secrets
     * @param retryAfterOrNull how long the dispatcher asks to be left alone, null if it says nothing
     * @param recovery whether the dispatcher recovers by itself or a person must act on it
     */
    @SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
    record Unavailable(
            UnavailableReason reason, String text, @Nullable Duration retryAfterOrNull, Recovery recovery)
            implements Outcome {

        /**
         * Makes the usual case: it recovers by itself and names no waiting time.
         *
         * @param reason why the dispatcher could not take it
         * @param text what happened, without secrets
         */
        public Unavailable(UnavailableReason reason, String text) {
            this(reason, text, null, Recovery.BY_ITSELF);
        }

        /**
         * Gives the waiting time.
         *
         * @return how long the dispatcher asks to be left alone, empty if it says nothing
         */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfterOrNull);
        }

        /**
         * Tells whether a person must act on the dispatcher, for example because its login is refused.
         *
         * @return true when waiting alone won't help
         */
        public boolean permanent() {
            return recovery == Recovery.BY_OPERATOR;
        }

        @Override
        public String describe() {
            return OneLine.of("unavailable " + reason + (permanent() ? " (operator must act)" : "") + ": " + text);
        }
    }

    /**
     * The SMS may have gone out, or not. Never treated as failed, never as sent: the {@link DuplicatePolicy} of the
     * message decides.
     *
     * @param reason what is missing
     * @param text what happened, without secrets
     */
    record Unknown(UnknownReason reason, String text) implements Outcome {

        @Override
        public String describe() {
            return OneLine.of("unknown " + reason + ": " + text);
        }
    }
}
