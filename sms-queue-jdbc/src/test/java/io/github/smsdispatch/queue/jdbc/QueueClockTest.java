// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database's time rules. */
class QueueClockTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void aMachineWhoseClockIsWrongFollowsTheDatabase(QueueDialect dialect) throws SQLException {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        try (HikariDataSource pool = Databases.of(dialect, 1);
                Connection connection = pool.getConnection()) {
            QueueClock clock = clock(dialect, wrong);
            clock.follow(connection);
            // The database is on this machine, so its time is the true one.
            assertThat(clock.now()).isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void aClockThatJumpsMovesNothing(QueueDialect dialect) throws SQLException {
        AtomicReference<Instant> wall = new AtomicReference<>(Instant.now());
        Clock jumping = new Clock() {
            @Override
            public Instant instant() {
                return wall.get();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        try (HikariDataSource pool = Databases.of(dialect, 1);
                Connection connection = pool.getConnection()) {
            QueueClock clock = clock(dialect, jumping);
            clock.follow(connection);
            wall.set(Instant.now().plus(Duration.ofHours(1)));
            assertThat(clock.now()).isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
            clock.follow(connection);
            assertThat(clock.now()).isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
        }
    }

    private static QueueClock clock(QueueDialect dialect, Clock wall) {
        return new QueueClock.OfDatabase(dialect.statements(new TableNames("sms_")), wall);
    }
}
