// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How much the gateway bears now. When it complains, requests pause and get half as large; each request that it takes
 * makes the next one larger by one. Thread-safe.
 */
final class Throttle {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final int most;
    private final Clock clock;
    private int size;
    private Duration pause = TaskCode.RETRY_AFTER;
    private Instant until = Instant.MIN;

    Throttle(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
        size = most;
    }

    synchronized int size() {
        return size;
    }

    /** How long the gateway wants to be left alone. */
    synchronized Duration left() {
        Instant now = clock.instant();
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    synchronized void strained() {
        size = Math.max(1, size / 2);
        until = clock.instant().plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
    }

    synchronized void taken() {
        size = Math.min(most, size + 1);
        pause = TaskCode.RETRY_AFTER;
    }
}
