// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when told to. Thread-safe; copies made by {@link #withZone} move along. */
public final class MutableClock extends Clock {

    /** What all copies share. */
    private static final class Hands {

        private Instant now;

        Hands(Instant now) {
            this.now = now;
        }

        synchronized Instant now() {
            return now;
        }

        synchronized void set(Instant time) {
            now = time;
        }

        synchronized void advance(Duration by) {
            now = now.plus(by);
        }
    }

    private final Hands hands;
    private final ZoneId zone;

    private MutableClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /**
     * Makes a clock in UTC.
     *
     * @param start where it stands
     * @return the clock
     */
    public static MutableClock at(Instant start) {
        return new MutableClock(new Hands(start), ZoneOffset.UTC);
    }

    /**
     * Sets the time, forward or back.
     *
     * @param time where it stands from now on
     */
    public void set(Instant time) {
        hands.set(time);
    }

    /**
     * Moves the time.
     *
     * @param by how far; negative moves back
     */
    public void advance(Duration by) {
        hands.advance(by);
    }

    @Override
    public Instant instant() {
        return hands.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MutableClock(hands, other);
    }
}
