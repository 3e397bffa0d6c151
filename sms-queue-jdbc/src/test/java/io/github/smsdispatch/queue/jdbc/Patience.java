// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other threads do, with an end. */
final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(40);

    private Patience() {}

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        await(what, () -> "", condition);
    }

    private static void await(String what, Supplier<?> state, BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> "waited for " + what + ", is " + state.get())
                    .isLessThan(end);
            assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    /** Waits until all messages of a queue are sent. */
    static void awaitSent(MessageQueue queue, long count) throws InterruptedException {
        await(count + " sent", queue::counts, () -> sent(queue.counts()) == count);
    }

    private static long sent(Map<MessageStatus, Long> counts) {
        return counts.getOrDefault(MessageStatus.SENT, 0L);
    }
}
