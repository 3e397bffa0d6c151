// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.time.Duration;
import java.time.Instant;

/** Adds durations that may be as long as "for ever". */
final class Spans {

    private static final Duration LONGEST = Duration.ofDays(365_000);

    private Spans() {}

    static Instant after(Instant time, Duration span) {
        return Times.storable(time.plus(span.compareTo(LONGEST) > 0 ? LONGEST : span));
    }

    static Instant before(Instant time, Duration span) {
        return Times.storable(time.minus(span.compareTo(LONGEST) > 0 ? LONGEST : span));
    }
}
