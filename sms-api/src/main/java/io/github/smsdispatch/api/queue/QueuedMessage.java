// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.SmsRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the queue has it.
 *
 * @param id its id in the queue
 * @param request what the application wanted; its duplicate policy is always set here
 * @param enqueuedAt when it was stored
 * @param progress how far it is
 * @param delivery what was reported of it
 */
public record QueuedMessage(
        MessageId id, SmsRequest request, Instant enqueuedAt, Progress progress, Delivery delivery) {

    /**
     * How far a message is.
     *
     * @param status where it is
     * @param attempts how often it was claimed
     * @param posting whether it may have been posted under its sending id before
     * @param dispatcher the dispatcher of the last attempt; null if none yet or if not known after a crash
     * @param onlyDispatcher the only dispatcher through which a repeat is harmless; null if any may send it
     * @param sendingId the id under which a transport knows it; null if none yet
     * @param segments segments taken on the air; 0 until accepted
     * @param detail the last outcome in words, empty if none
     * @param claimedAt when it was claimed first under its sending id, so not later than it may have been posted; null if
     *     never
     * @param changedAt when the status changed last
     */
    @SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
    public record Progress(
            MessageStatus status,
            int attempts,
            Posting posting,
            @Nullable String dispatcher,
            @Nullable String onlyDispatcher,
            @Nullable String sendingId,
            int segments,
            String detail,
            @Nullable Instant claimedAt,
            Instant changedAt) {}

    /**
     * What was reported.
     *
     * @param status the newest status
     * @param at when it was reached, by the transport's clock; null while pending
     * @param detail the transport's code and words, empty if none
     */
    @SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
    public record Delivery(DeliveryStatus status, @Nullable Instant at, String detail) {}

    /**
     * Gives the status.
     *
     * @return where the message is
     */
    public MessageStatus status() {
        return progress.status();
    }
}
