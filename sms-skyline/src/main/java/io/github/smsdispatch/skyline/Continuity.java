// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Since when a device has provably not restarted: as long as its {@code ssrc}, which changes at each start, stays the
 * same. A restart makes it forget task ids, and then code 13 protects nobody any more. Thread-safe.
 */
final class Continuity {

    private @Nullable String ssrc;
    private Instant since = Instant.MAX;
    private long lastSeq = -1;

    /** The device answered with this value at this time. */
    synchronized void saw(String value, Instant at) {
        if (!value.equals(ssrc)) {
            ssrc = value;
            since = at;
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

    synchronized boolean unbrokenSince(Instant time) {
        return !since.isAfter(time);
    }
}
