// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long the gateway asked to be left alone, by Retry-After. Thread-safe. */
final class Pause {

    private final Clock clock;
    private volatile Instant until = Instant.MIN;

    Pause(Clock clock) {
        this.clock = clock;
    }

    synchronized void ask(Duration length) {
        Instant end = clock.instant().plus(length);
        if (end.isAfter(until)) {
            until = end;
        }
    }

    Duration left() {
        Instant now = clock.instant();
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }
}
