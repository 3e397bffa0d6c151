// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.time.Duration;

/**
 * How the worker of a sender works. Immutable; change one thing with the {@code with} methods.
 *
 * @param lanes most requests at a time, 1 to 10,000; the dispatcher's own limit counts too
 * @param lease how long a claim counts when its worker is gone, 2 s to 1 day: after that its messages are UNKNOWN. It is
 *     extended while a send runs
 * @param drain how long {@link SmsSender#close()} waits for running sends, zero to 10 minutes
 * @param resolveEvery how often an unknown message is looked at again, 10 ms to 1 day
 * @param retry when a message that nobody could take goes again
 */
public record WorkerSettings(int lanes, Duration lease, Duration drain, Duration resolveEvery, RetrySchedule retry) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is out of its range
     */
    public WorkerSettings {
        if (lanes < 1 || lanes > 10_000) {
            throw new IllegalArgumentException("lanes: received " + lanes + "; allowed: 1 to 10000");
        }
        inRange("lease", lease, Duration.ofSeconds(2), Duration.ofDays(1));
        inRange("drain", drain, Duration.ZERO, Duration.ofMinutes(10));
        inRange("resolveEvery", resolveEvery, Duration.ofMillis(10), Duration.ofDays(1));
    }

    /**
     * Gives the defaults.
     *
     * @return 16 lanes, 60 s lease, 30 s drain, a look every 30 s, {@link RetrySchedule#standard()}
     */
    public static WorkerSettings standard() {
        return new WorkerSettings(
                16, Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(30), RetrySchedule.standard());
    }

    /**
     * Changes the lanes.
     *
     * @param count most requests at a time
     * @return a copy
     */
    public WorkerSettings withLanes(int count) {
        return new WorkerSettings(count, lease, drain, resolveEvery, retry);
    }

    /**
     * Changes the lease.
     *
     * @param length how long a claim counts
     * @return a copy
     */
    public WorkerSettings withLease(Duration length) {
        return new WorkerSettings(lanes, length, drain, resolveEvery, retry);
    }

    /**
     * Changes the time to drain.
     *
     * @param longest how long closing waits
     * @return a copy
     */
    public WorkerSettings withDrain(Duration longest) {
        return new WorkerSettings(lanes, lease, longest, resolveEvery, retry);
    }

    /**
     * Changes the pace of looking at unknown messages.
     *
     * @param pace time between two looks
     * @return a copy
     */
    public WorkerSettings withResolveEvery(Duration pace) {
        return new WorkerSettings(lanes, lease, drain, pace, retry);
    }

    /**
     * Changes the retry schedule.
     *
     * @param schedule when unavailable messages go again
     * @return a copy
     */
    public WorkerSettings withRetry(RetrySchedule schedule) {
        return new WorkerSettings(lanes, lease, drain, resolveEvery, schedule);
    }

    private static void inRange(String what, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(what + ": received " + value + "; allowed: " + min + " to " + max);
        }
    }
}
