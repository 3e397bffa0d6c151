// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.UnavailableReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a dispatcher may be asked: closed (yes), open (no), open with one call on its way to find out. Thread-safe. */
final class Circuit {

    /** A transport that answers so is alive: it has enough to do, or was switched off on purpose. */
    private static final Set<UnavailableReason> ALIVE =
            EnumSet.of(UnavailableReason.BUSY, UnavailableReason.THROTTLED, UnavailableReason.DISABLED);

    private final int most;
    private final Duration coolDown;
    private final Clock clock;
    private int failures;
    private Outcome.@Nullable Unavailable cause;
    private Instant probeAt = Instant.MIN;
    private boolean probing;

    Circuit(int most, Duration coolDown, Clock clock) {
        this.most = most;
        this.coolDown = coolDown;
        this.clock = clock;
    }

    /** Lets a call pass; who passes must say what was heard. */
    synchronized boolean pass() {
        if (cause == null) {
            return true;
        }
        if (probing || clock.instant().isBefore(probeAt)) {
            return false;
        }
        probing = true;
        return true;
    }

    /** Tells how many calls would pass now, of so many. */
    synchronized int open(int most) {
        if (cause == null) {
            return most;
        }
        return probing || clock.instant().isBefore(probeAt) ? 0 : Math.min(1, most);
    }

    synchronized void heard(Outcome outcome) {
        boolean probe = probing;
        probing = false;
        if (outcome instanceof Outcome.Unavailable unavailable) {
            if (!ALIVE.contains(unavailable.reason())) {
                failed(unavailable, probe);
                return;
            }
        } else if (outcome instanceof Outcome.Unknown) {
            // It may have died with the SMS in its hands: no proof of life, but no reason to stop either.
            probeAt = probe ? clock.instant().plus(coolDown) : probeAt;
            return;
        }
        failures = 0;
        cause = null;
    }

    private void failed(Outcome.Unavailable unavailable, boolean probe) {
        failures = Math.min(most, failures + 1);
        if (probe || cause == null && (failures >= most || unavailable.permanent())) {
            cause = unavailable;
            probeAt = clock.instant().plus(coolDown);
        }
    }

    /** What every call gets that may not pass. */
    synchronized Outcome refusal() {
        Outcome.Unavailable why = cause;
        if (why == null) {
            return new Outcome.Unavailable(UnavailableReason.BUSY, "just came back");
        }
        Duration left = Duration.between(clock.instant(), probeAt);
        return new Outcome.Unavailable(
                why.reason(),
                "not asked, it failed before: " + why.text(),
                left.isNegative() ? Duration.ZERO : left,
                why.recovery());
    }

    synchronized Optional<Outcome.Unavailable> openedBy() {
        return Optional.ofNullable(cause);
    }
}
