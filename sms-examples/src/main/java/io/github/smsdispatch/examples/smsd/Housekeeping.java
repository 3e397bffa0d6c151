// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.queue.QueueException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done beside sending. A database that is away is no reason to end: it is tried again. */
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long EVERY_NANOS = Duration.ofSeconds(30).toNanos();

    private long cancelledAt = System.nanoTime() - EVERY_NANOS;

    /** Cancels what has waited for too long; zero is never. */
    void autocancel(SmsSender sender, Duration age) {
        if (age.isZero() || System.nanoTime() - cancelledAt < EVERY_NANOS) {
            return;
        }
        cancelledAt = System.nanoTime();
        try {
            int count = sender.cancelOlderThan(age);
            if (count > 0) {
                LOG.warn("{} messages waited for more than {} and are cancelled", count, age);
            }
        } catch (QueueException e) {
            LOG.warn("Old messages were not cancelled: {}", e.getMessage());
        }
    }

    /** Ends one message, unless it isn't waiting any more. */
    void giveUp(MessageQueue queue, MessageId id, int limit) {
        try {
            if (queue.cancel(id)) {
                LOG.error("Message {} failed {} times while others got through; it is given up", id, limit);
            }
        } catch (QueueException e) {
            LOG.warn("Message {} goes on, as it could not be given up: {}", id, e.getMessage());
        }
    }
}
