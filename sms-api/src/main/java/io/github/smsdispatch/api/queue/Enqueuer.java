// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import io.github.smsdispatch.api.SmsRequest;
import java.util.List;

/** Stores messages to be sent. Thread-safe unless it belongs to one transaction; blocks for the database. */
public interface Enqueuer {

    /**
     * Stores one message. When this returns, the message is durable, or durable with the caller's commit.
     *
     * @param request what to send
     * @return its id in the queue
     * @throws QueueException when the store can't be reached; nothing is stored then, unless the connection broke during
     *     the commit, as its message says
     */
    default Enqueued enqueue(SmsRequest request) {
        return enqueueAll(List.of(request)).get(0);
    }

    /**
     * Stores several messages in one transaction.
     *
     * @param requests what to send
     * @return one entry per request, in order
     * @throws QueueException when the store can't be reached; nothing is stored then, unless the connection broke during
     *     the commit, as its message says
     */
    List<Enqueued> enqueueAll(List<SmsRequest> requests);
}
