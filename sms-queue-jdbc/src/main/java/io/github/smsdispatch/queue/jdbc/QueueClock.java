// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time by which the queue decides. */
interface QueueClock {

    /** Tells the time; never asks the database. */
    Instant now();

    /** Asks the database for its time, if it is time to. */
    void follow(Connection connection) throws SQLException;

    /** A clock that is given, for tests. */
    static QueueClock fixed(Clock clock) {
        return new QueueClock() {
            @Override
            public Instant now() {
                return Times.storable(clock.instant());
            }

            @Override
            public void follow(Connection connection) {}
        };
    }

    /**
     * The database's time, carried on by the monotonic clock: a machine whose wall clock is wrong, or jumps, claims and
     * expires like all others.
     */
    final class OfDatabase implements QueueClock {

        private static final Duration FRESH = Duration.ofMinutes(1);
        private static final Duration SLACK = Duration.ofSeconds(1);

        private final String question;
        private final Times times;
        private final Clock wall;
        private volatile Reading reading;

        OfDatabase(DialectStatements dialect, Clock wall) {
            this(dialect.currentTime(), dialect.wording().times(), wall);
        }

        OfDatabase(String question, Times times, Clock wall) {
            this.question = question;
            this.times = times;
            this.wall = wall;
            this.reading = Reading.none(wall);
        }

        @Override
        public Instant now() {
            Reading last = reading;
            return Times.storable(last.database().plusNanos(System.nanoTime() - last.nanos()));
        }

        @Override
        public void follow(Connection connection) throws SQLException {
            if (isFresh(reading)) {
                return;
            }
            long before = System.nanoTime();
            try (PreparedStatement statement = connection.prepareStatement(question);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                Instant database = times.getPresent(rows, 1);
                long middle = before + (System.nanoTime() - before) / 2;
                reading = new Reading(database, wall.instant(), middle, true);
            }
        }

        // A suspended machine stops the monotonic clock, not the wall clock: when they part, ask again.
        private boolean isFresh(Reading last) {
            Duration age = Duration.ofNanos(System.nanoTime() - last.nanos());
            Duration parted =
                    Duration.between(last.wall().plus(age), wall.instant()).abs();
            return last.asked() && age.compareTo(FRESH) < 0 && parted.compareTo(SLACK) < 0;
        }

        private record Reading(Instant database, Instant wall, long nanos, boolean asked) {
            static Reading none(Clock wall) {
                return new Reading(wall.instant(), wall.instant(), System.nanoTime(), false);
            }
        }
    }
}
