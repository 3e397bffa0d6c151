// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Zones and clocks that are wrong, or differ: the database's time decides, and an instant stays what it is. */
class TimeZonesTest {

    private static final PhoneNumber ANNA = PhoneNumber.of("+15550100001");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final List<String> ZONES = List.of("Europe/Oslo", "America/St_Johns", "Pacific/Kiritimati", "UTC");

    // Hours that don't exist in Oslo, exist twice, and exist twice in St. John's; a leap day; the far ends.
    private static final List<Instant> INSTANTS = List.of(
            Instant.parse("2027-03-28T01:30:00.123456Z"),
            Instant.parse("2027-10-31T00:30:00Z"),
            Instant.parse("2027-10-31T01:30:00Z"),
            Instant.parse("2027-11-07T04:00:00Z"),
            Instant.parse("2028-02-29T23:59:59.999999Z"),
            Instant.parse("9999-12-29T23:59:59Z"));

    @ParameterizedTest
    @EnumSource
    void instantsSurviveConnectionsOfDifferentZones(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 4)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = queueOfManyZones(dialect, pool);
            Map<MessageId, Instant> expected = new HashMap<>();
            for (Instant instant : INSTANTS) {
                for (int i = 0; i < ZONES.size(); i++) {
                    SmsRequest request = SmsRequest.builder(ANNA, "later")
                            .notBefore(instant)
                            .expiresAt(instant.plusSeconds(1))
                            .build();
                    expected.put(queue.enqueue(request).id(), instant);
                }
            }
            expected.forEach((id, instant) -> {
                QueuedMessage message = queue.find(id).orElseThrow();
                assertThat(message.request().notBefore()).contains(instant);
                assertThat(message.request().expiresAt()).contains(instant.plusSeconds(1));
            });
            assertThat(queue.sweep(100)).isEmpty();
            assertThat(queue.claim("worker", 100, LEASE)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void dueTimesAndLeasesAreTheSameInEveryZone(QueueDialect dialect) throws Exception {
        TimeZone before = TimeZone.getDefault();
        for (String zone : List.of("America/St_Johns", "Pacific/Kiritimati")) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            try (HikariDataSource pool = Databases.of(dialect, 4)) {
                QueueSchema.install(pool);
                Instant now = Instant.now();
                assertTimesHold(queueOfManyZones(dialect, pool), queueOfManyZones(dialect, pool), now);
            } finally {
                TimeZone.setDefault(before);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWorkerWhoseClockIsAnHourOffDecidesAsTheDatabase(QueueDialect dialect) throws Exception {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool);
            JdbcMessageQueue early = queueWithClock(dialect, pool, Duration.ofHours(1));
            JdbcMessageQueue late = queueWithClock(dialect, pool, Duration.ofHours(-1));
            assertTimesHold(early, late, Instant.now());
            assertTimesHold(late, early, Instant.now());
        }
    }

    private static void assertTimesHold(JdbcMessageQueue one, JdbcMessageQueue other, Instant now) throws Exception {
        MessageId later = one.enqueue(SmsRequest.builder(ANNA, "in 10 minutes")
                        .notBefore(now.plusSeconds(600))
                        .build())
                .id();
        MessageId due = one.enqueue(SmsRequest.builder(ANNA, "since 10 minutes")
                        .notBefore(now.minusSeconds(600))
                        .expiresAt(now.plusSeconds(600))
                        .build())
                .id();
        MessageId over = one.enqueue(SmsRequest.builder(ANNA, "too late")
                        .expiresAt(now.minusSeconds(60))
                        .build())
                .id();
        assertThat(other.sweep(10)).extracting(QueuedMessage::id).containsExactly(over);
        List<QueuedMessage> claimed = other.claim("worker", 10, LEASE);
        assertThat(claimed).extracting(QueuedMessage::id).containsExactly(due);
        assertThat(one.sweep(10)).isEmpty();
        assertThat(other.extend(List.of(new Claim(due, "worker", 1)), LEASE)).isOne();
        assertThat(one.sweep(10)).isEmpty();
        one.setStatus(due, MessageStatus.UNKNOWN, Optional.empty());
        // Two queues know the database's time to within a round trip each.
        Patience.await("the review", () -> !other.review(10, LEASE).isEmpty());
        assertThat(one.review(10, LEASE)).isEmpty();
        assertThat(other.cancelOlderThan(LEASE)).isEmpty();
        assertThat(one.cancel(later)).isTrue();
        assertThat(one.cancel(due)).isTrue();
    }

    private static JdbcMessageQueue queueWithClock(QueueDialect dialect, HikariDataSource pool, Duration wrongBy) {
        return JdbcMessageQueue.builder(pool)
                .dialect(dialect)
                .wall(Clock.offset(Clock.systemUTC(), wrongBy))
                .build();
    }

    /** A pool whose connections have one zone after the other, where the database has a zone per session. */
    private static JdbcMessageQueue queueOfManyZones(QueueDialect dialect, HikariDataSource pool) {
        AtomicInteger count = new AtomicInteger();
        return JdbcMessageQueue.builder(new LentConnections(() -> {
                    Connection connection = pool.getConnection();
                    String zone = ZONES.get(count.getAndIncrement() % ZONES.size());
                    try (Statement statement = connection.createStatement()) {
                        switch (dialect.name()) {
                            case "POSTGRESQL", "H2" -> statement.execute("SET TIME ZONE '" + zone + "'");
                            // Zones by name may not be loaded there.
                            case "MARIADB", "MYSQL" ->
                                statement.execute(
                                        "SET time_zone = '" + (count.get() % 2 == 0 ? "+13:00" : "-09:30") + "'");
                            default -> connection.clearWarnings();
                        }
                    }
                    return connection;
                }))
                .dialect(dialect)
                .build();
    }
}
