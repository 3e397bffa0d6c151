// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes workers of this process, and tells how long to sleep when only looking helps. A signal that comes while nobody
 * waits is kept for the next who does.
 */
final class WorkSignal {

    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long HOT = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long HOT_FOR = TimeUnit.SECONDS.toNanos(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fired = lock.newCondition();
    private boolean pending;
    private long generation;
    private long pause = SHORTEST;
    private long hotUntil = System.nanoTime() - 1;

    /** Messages are there. */
    void fire() {
        lock.lock();
        try {
            pending = true;
            generation++;
            pause = SHORTEST;
            fired.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Messages will be there when somebody commits, who won't say so. */
    void fireSoon() {
        lock.lock();
        try {
            hotUntil = System.nanoTime() + HOT_FOR;
            generation++;
            fired.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A look at the queue found messages: look often for a while. */
    void found() {
        lock.lock();
        try {
            pause = SHORTEST;
        } finally {
            lock.unlock();
        }
    }

    void await(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = Math.min(atMost.compareTo(Duration.ofDays(1)) > 0 ? LONGEST : atMost.toNanos(), nextPause());
            long before = generation;
            while (!pending && generation == before && nanos > 0) {
                nanos = fired.awaitNanos(nanos);
            }
            pending = false;
        } finally {
            lock.unlock();
        }
    }

    private long nextPause() {
        if (hotUntil - System.nanoTime() > 0) {
            return HOT;
        }
        long now = pause;
        pause = Math.min(LONGEST, pause + pause / 2);
        return now;
    }
}
