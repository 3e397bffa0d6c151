// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How much a SIM may send, and whether it rests after failures. Counts in memory: a restart forgets. Thread-safe. */
final class SimPace {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final SerialSettings settings;
    private final Clock clock;
    private final Deque<Instant> sent = new ArrayDeque<>();
    private int failures;
    private Instant blockedUntil = Instant.MIN;

    SimPace(SerialSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** How long to wait until so many segments may go; empty when they may go now. */
    synchronized Optional<Duration> wait(int segments) {
        Instant now = clock.instant();
        forget(now);
        return longer(
                within(segments, settings.perMinute(), MINUTE, now), within(segments, settings.perDay(), DAY, now));
    }

    /** How long the modem still rests because it failed too often; empty when it doesn't. */
    synchronized Optional<Duration> rest() {
        Duration left = clock.instant().isBefore(blockedUntil)
                ? Duration.between(clock.instant(), blockedUntil)
                : Duration.ZERO;
        return left.isZero() ? Optional.empty() : Optional.of(left);
    }

    synchronized void spend() {
        if (settings.perMinute() > 0 || settings.perDay() > 0) {
            sent.addLast(clock.instant());
        }
    }

    synchronized void worked() {
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        if (settings.blockAfter() > 0 && failures >= settings.blockAfter()) {
            failures = 0;
            blockedUntil = clock.instant().plus(settings.blockFor());
        }
    }

    private Optional<Duration> within(int segments, int limit, Duration window, Instant now) {
        if (limit == 0) {
            return Optional.empty();
        }
        Instant from = now.minus(window);
        long used = sent.stream().filter(at -> at.isAfter(from)).count();
        // What needs more than the whole allowance goes when nothing else went.
        long over = used == 0 ? 0 : used + segments - limit;
        if (over <= 0) {
            return Optional.empty();
        }
        Instant free = sent.stream()
                .filter(at -> at.isAfter(from))
                .skip(Math.min(over, used) - 1)
                .findFirst()
                .orElse(now);
        return Optional.of(Duration.between(now, free.plus(window)));
    }

    private static Optional<Duration> longer(Optional<Duration> one, Optional<Duration> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().compareTo(other.get()) > 0 ? one : other;
    }

    private void forget(Instant now) {
        while (!sent.isEmpty() && !sent.getFirst().isAfter(now.minus(DAY))) {
            sent.removeFirst();
        }
    }
}
