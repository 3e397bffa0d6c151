// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.SmsEvent;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.WorkerSettings;
import io.github.smsdispatch.api.queue.MessageQueue;
import java.util.concurrent.CountDownLatch;

/** A whole sender empties a queue. */
final class Drain {

    private Drain() {}

    /** From the start of the worker until the last outcome is marked; messages per second. */
    static double perSecond(MessageQueue queue, Dispatcher dispatcher, int lanes, int count)
            throws InterruptedException {
        CountDownLatch left = new CountDownLatch(count);
        try (SmsSender sender = SmsSender.builder()
                .dispatcher(dispatcher)
                .queue(queue)
                .worker(WorkerSettings.standard().withLanes(lanes))
                .listener(event -> {
                    if (event.type() == SmsEvent.Type.ACCEPTED) {
                        left.countDown();
                    }
                })
                .build()) {
            return Timed.perSecond(sender::start, left, count);
        }
    }
}
