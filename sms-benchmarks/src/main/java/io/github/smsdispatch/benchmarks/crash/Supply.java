// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps messages coming, from whoever enqueues now. */
final class Supply implements AutoCloseable {

    private static final int PIECE = 30;
    private static final long PACE_MS = 100;

    /** Enough for all slots of all workers, and no more than the last worker can send in a short time. */
    private static final int ENOUGH = 300;

    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final IntSupplier waiting;
    private volatile @Nullable Worker enqueuer;

    Supply(IntSupplier waiting) {
        this.waiting = waiting;
        Thread thread = new Thread(this::run, "crash-supply");
        thread.setDaemon(true);
        thread.start();
    }

    void through(@Nullable Worker other) {
        enqueuer = other;
    }

    /** Sends one more piece now. */
    void piece() {
        Worker target = enqueuer;
        if (target != null) {
            int from = next.getAndAdd(PIECE);
            target.enqueue(from, from + PIECE);
        }
    }

    private void run() {
        try {
            while (!closed.await(PACE_MS, TimeUnit.MILLISECONDS)) {
                if (waiting.getAsInt() < ENOUGH) {
                    piece();
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it but the end of the process.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
