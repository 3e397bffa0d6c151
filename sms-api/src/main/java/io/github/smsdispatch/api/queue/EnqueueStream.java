// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import io.github.smsdispatch.api.SmsRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Stores any number of requests in the memory of a part of them. */
final class EnqueueStream {

    private static final int PART = 1000;

    private EnqueueStream() {}

    static long run(Enqueuer enqueuer, Iterator<SmsRequest> requests, EnqueueProgress progress) {
        long soFar = 0;
        while (requests.hasNext()) {
            List<Enqueued> answers = stored(enqueuer, next(requests), soFar);
            soFar += answers.size();
            progress.stored(answers, soFar);
        }
        return soFar;
    }

    private static List<SmsRequest> next(Iterator<SmsRequest> requests) {
        List<SmsRequest> part = new ArrayList<>(PART);
        while (part.size() < PART && requests.hasNext()) {
            part.add(requests.next());
        }
        return part;
    }

    private static List<Enqueued> stored(Enqueuer enqueuer, List<SmsRequest> part, long soFar) {
        try {
            return enqueuer.enqueueAll(part);
        } catch (QueueException e) {
            throw new QueueException(
                    "enqueueStream ended after " + soFar + " requests, in the part of the next " + part.size() + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
