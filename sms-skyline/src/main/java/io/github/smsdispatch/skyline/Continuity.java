// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Since when a device has provably not restarted: as long as its {@code ssrc}, which changes at each start, stays the
 * same. A restart makes it forget task ids, and then code 13 protects nobody any more. Thread-safe.
 */
final class Continuity {

    /** Clocks that are kept right by small steps may differ so much. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private @Nullable String ssrc;
    private final LongSupplier nanos;
    private Instant since = Instant.MAX;
    private long sinceNanos;
    private long lastSeq = -1;

    Continuity(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The device answered with this value at this time. */
    synchronized void saw(String value, Instant at) {
        if (!value.equals(ssrc)) {
            ssrc = value;
            begin(at);
        }
    }

    /** Its message counter, which starts again at a restart. */
    synchronized void counted(long seq) {
        if (seq >= 0 && seq < lastSeq) {
            ssrc = null;
            since = Instant.MAX;
        }
        lastSeq = seq;
    }

    synchronized Optional<String> current() {
        return Optional.ofNullable(ssrc);
    }

    /**
     * Whether it ran all the time since then. A wall clock that was set meanwhile proves nothing, as a machine without a
     * battery starts in the past: from there on a new run is counted.
     */
    synchronized boolean unbrokenSince(Instant time, Instant now) {
        if (ssrc == null) {
            return false;
        }
        Duration ran = Duration.ofNanos(nanos.getAsLong() - sinceNanos);
        if (Duration.between(since.plus(ran), now).abs().compareTo(SLACK) > 0) {
            begin(now);
        }
        return !since.isAfter(time);
    }

    private void begin(Instant at) {
        since = at;
        sinceNanos = nanos.getAsLong();
    }
}
