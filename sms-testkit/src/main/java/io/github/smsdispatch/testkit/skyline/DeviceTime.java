// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The device's clock and timers. Timers run one at a time, holding the device's lock. */
final class DeviceTime implements AutoCloseable {

    private final Object lock;
    private final Clock clock;
    private final Duration second;
    private final ScheduledExecutorService timers = oneThread("simulated-gateway-network");

    DeviceTime(Object lock, Clock clock, Duration second) {
        this.lock = lock;
        this.clock = clock;
        this.second = second;
    }

    static ScheduledExecutorService oneThread(String name) {
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, run -> {
            Thread thread = Executors.defaultThreadFactory().newThread(run);
            thread.setName(name);
            thread.setDaemon(true);
            return thread;
        });
        one.setRemoveOnCancelPolicy(true);
        one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return one;
    }

    /** Schedules work whose exceptions, a user's script may throw, are shown instead of vanishing in a future. */
    @SuppressWarnings("FutureReturnValueIgnored")
    static void schedule(ScheduledExecutorService thread, Duration delay, Runnable work) {
        Runnable loud = () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, e);
            }
        };
        thread.schedule(loud, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    Instant now() {
        return clock.instant();
    }

    long epochSeconds() {
        return clock.instant().getEpochSecond();
    }

    void after(Duration delay, Runnable work) {
        try {
            schedule(timers, delay, () -> locked(work));
        } catch (RejectedExecutionException e) {
            // The device is switched off: what it still had in mind does not happen.
        }
    }

    void afterSeconds(int seconds, Runnable work) {
        after(second.multipliedBy(seconds), work);
    }

    private void locked(Runnable work) {
        synchronized (lock) {
            work.run();
        }
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }
}
