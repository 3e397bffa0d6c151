// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import io.github.smsdispatch.api.MessageId;

/**
 * What came of an enqueue.
 *
 * @param id the message's id in the queue; of the first one when this is a repetition
 * @param novelty whether the message was stored now
 */
public record Enqueued(MessageId id, Novelty novelty) {

    /** Whether a message was stored. */
    public enum Novelty {
        /** Stored now. */
        STORED,
        /** Its idempotency key was known, so the earlier message stands and nothing was stored. */
        REPEATED
    }
}
