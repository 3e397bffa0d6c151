// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator's log why dispatchers take nothing, once a minute for each dispatcher and reason: an outage of an
 * hour must be seen, and must not write a line per message. Used by the marking thread alone.
 */
final class Complaints {

    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final Map<String, long[]> told = new HashMap<>();

    Complaints(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void hear(SendResult result) {
        for (Attempt attempt : result.attempts()) {
            if (attempt.outcome() instanceof Outcome.Unavailable unavailable) {
                suppressed(attempt.dispatcher() + " " + unavailable.reason())
                        .ifPresent(quiet -> tell(attempt.dispatcher(), unavailable, quiet));
            }
        }
    }

    /** How many like it were not told since the last one; empty when this one isn't to be told either. */
    OptionalLong suppressed(String kind) {
        long now = nanos.getAsLong();
        long[] last = told.get(kind);
        if (last != null && now - last[0] < PAUSE) {
            last[1]++;
            return OptionalLong.empty();
        }
        told.put(kind, new long[] {now, 0});
        return OptionalLong.of(last == null ? 0 : last[1]);
    }

    private static void tell(String dispatcher, Outcome.Unavailable outcome, long quiet) {
        if (outcome.permanent()) {
            LOG.error("Dispatcher {} needs an operator: {} ({} more like it)", dispatcher, outcome.describe(), quiet);
        } else {
            LOG.warn("Dispatcher {} takes nothing: {} ({} more like it)", dispatcher, outcome.describe(), quiet);
        }
    }
}
