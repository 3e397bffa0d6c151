// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a message's way, for audit trails and metrics. {@link #toString()} shows no text and a masked number.
 *
 * @param type which step
 * @param at when, by the sender's clock
 * @param message which message
 * @param recipient who gets it
 * @param attempt the try that led to it; null unless the step follows a send
 * @param report the report that led to it; null unless the step is a delivery step
 * @param detail why, in words without secrets; empty when the type says it all
 */
@SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
public record SmsEvent(
        Type type,
        Instant at,
        MessageId message,
        PhoneNumber recipient,
        @Nullable Attempt attempt,
        @Nullable DeliveryReport report,
        String detail) {

    /** The steps. */
    public enum Type {
        /** Stored; within a caller's transaction it may still be rolled back. */
        ENQUEUED,
        /** A request with a known idempotency key was not stored again. */
        ENQUEUE_REPEATED,
        /** Taken by a worker, about to be sent. */
        CLAIMED,
        /** One dispatcher was tried; the event holds the attempt. */
        ATTEMPTED,
        /** The outcome is accepted. */
        ACCEPTED,
        /** The outcome is rejected. */
        REJECTED,
        /** No dispatcher could take it; it goes again later, or failed at its limit of attempts. */
        UNAVAILABLE,
        /** The outcome is unknown. */
        UNKNOWN,
        /** An unknown outcome was cleared up: it was accepted after all, or may go again; see the detail. */
        RESOLVED,
        /** The network has it. */
        ON_NETWORK,
        /** The handset has it. */
        DELIVERED,
        /** The network gave up. */
        UNDELIVERED,
        /** Its time ran out before it was sent. */
        EXPIRED,
        /** Cancelled before it was sent. */
        CANCELLED,
        /** Did not fit into a digest that ignores overflow. */
        IGNORED
    }

    /**
     * Makes an event that follows neither a send nor a report.
     *
     * @param type which step
     * @param at when
     * @param message which message
     * @param recipient who gets it
     * @param detail why, empty when the type says it all
     * @return the event
     */
    public static SmsEvent of(Type type, Instant at, MessageId message, PhoneNumber recipient, String detail) {
        return new SmsEvent(type, at, message, recipient, null, null, detail);
    }
}
