// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import java.util.List;

/** Hears how far a streamed enqueue is. Called by the thread that enqueues, which waits for the return. */
@FunctionalInterface
public interface EnqueueProgress {

    /**
     * Hears that a part of the stream is stored: for good, or for good with the caller's commit.
     *
     * <p>What this throws ends the enqueue and reaches its caller; the part it was told of stays stored.
     *
     * @param part one entry per request of this part, in order
     * @param soFar how many requests of the stream were answered until now, this part included
     */
    void stored(List<Enqueued> part, long soFar);
}
