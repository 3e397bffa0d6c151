// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a worker writes down after a send.
 *
 * @param claim which claim it ends
 * @param status where the message goes: SENT, FAILED, UNKNOWN, IGNORED, or PENDING for another try
 * @param dispatcher the dispatcher of the last attempt; null when none was tried
 * @param sendingId the id under which the transport knows it; null when there is none
 * @param segments segments taken on the air, when accepted, or that it takes if it went out, when unknown; otherwise 0
 * @param detail the outcome in words
 * @param delay for PENDING and UNKNOWN: how long to leave it alone, counted by the queue's clock; null for at once
 */
@SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
public record Mark(
        Claim claim,
        MessageStatus status,
        @Nullable String dispatcher,
        @Nullable String sendingId,
        int segments,
        String detail,
        @Nullable Duration delay) {

    /**
     * Checks the status.
     *
     * @throws IllegalArgumentException when a claimed message can't go there
     */
    public Mark {
        if (!MessageStatus.CLAIMED.mayBecome(status)) {
            throw new IllegalArgumentException("status: received " + status + "; allowed: what CLAIMED may become");
        }
    }
}
