// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import io.github.smsdispatch.api.SmsRequest;
import java.util.Iterator;
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

    /**
     * Stores any number of messages in constant memory: takes up to 1000 requests from the iterator, stores them as
     * {@link #enqueueAll} does, tells the progress, and takes the next ones only then. Each part is a transaction of its
     * own, unless this enqueuer belongs to a caller's transaction, which then holds all of them.
     *
     * <p>What is thrown on the way, by the iterator, the progress or the store, ends the enqueue and leaves the earlier
     * parts stored. Requests with {@linkplain SmsRequest.Builder#idempotencyKey idempotency keys} may simply be streamed
     * again from the start: those that are stored already are answered as repeated. Without keys, go on behind the count
     * that the progress heard last.
     *
     * @param requests what to send, for example {@code stream.iterator()}; read by the calling thread
     * @param progress hears of every part
     * @return count of requests, repeated ones included
     * @throws QueueException when the store can't be reached; its message says how many requests were answered before.
     *     Of the part in work nothing is stored then, unless the connection broke during the commit, as the message says
     */
    default long enqueueStream(Iterator<SmsRequest> requests, EnqueueProgress progress) {
        return EnqueueStream.run(this, requests, progress);
    }
}
