// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryReport.BySendingId;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections: taken one at a time, given back as they came, and believed to be broken at any time. */
class ConnectionHandlingTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void everyOperationGetsByWithASingleConnection(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            doEverything(queue);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void aPoolWithoutAutocommitWorksAsWell(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            LentConnections withoutAutocommit = new LentConnections(() -> {
                Connection connection = pool.getConnection();
                connection.setAutoCommit(false);
                return connection;
            });
            QueueSchema.install(withoutAutocommit);
            doEverything(JdbcMessageQueue.builder(withoutAutocommit).build());
        }
    }

    private static void doEverything(JdbcMessageQueue queue) {
        queue.enqueueAll(List.of(
                SmsRequest.of("+4712345678", "one"),
                SmsRequest.of("+4712345678", "two"),
                SmsRequest.of("+4712345678", "three")));
        queue.insertTest(PhoneNumber.of("+4712345678"), "four");
        List<QueuedMessage> held = queue.claim("worker", 3, LEASE);
        assertThat(held).hasSize(3);
        List<Claim> claims =
                held.stream().map(m -> new Claim(m.id(), "worker", 1)).toList();
        assertThat(queue.extend(claims, LEASE)).isEqualTo(3);
        assertThat(queue.release(claims.subList(2, 3))).isOne();
        assertThat(queue.mark(List.of(
                        new Mark(claims.get(0), MessageStatus.SENT, "gw", "a", 1, "", null),
                        new Mark(claims.get(1), MessageStatus.UNKNOWN, "gw", null, 0, "", null))))
                .hasSize(2);
        queue.report(new DeliveryReport("gw", new BySendingId("a"), DeliveryStatus.DELIVERED, Instant.now(), ""));
        assertThat(queue.review(10, LEASE)).hasSize(1);
        assertThat(queue.sweep(10)).isEmpty();
        assertThat(queue.requeue(claims.get(1).id())).isTrue();
        assertThat(queue.counts()).containsEntry(MessageStatus.PENDING, 3L);
        assertThat(queue.setStatus(claims.get(1).id(), MessageStatus.IGNORED, Optional.empty()))
                .isOne();
        assertThat(queue.cancelOlderThan(Duration.ZERO)).hasSize(2);
        assertThat(queue.recipients(MessageStatus.SENT)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void connectionsComeBackAsTheyWent(QueueDialect dialect) throws SQLException {
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            try (Connection connection = pool.getConnection()) {
                for (boolean autoCommit : new boolean[] {true, false}) {
                    connection.setAutoCommit(autoCommit);
                    JdbcMessageQueue queue = JdbcMessageQueue.builder(LentConnections.always(connection))
                            .build();
                    queue.enqueue(SmsRequest.of("+4712345678", "hello"));
                    assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                    assertThat(queue.claim("worker", 10, LEASE)).hasSize(1);
                }
            }
        }
    }

    @Test
    void closedConnectionsAreReportedAndForgotten() {
        try (HikariDataSource pool = Databases.h2(2)) {
            QueueSchema.install(pool);
            AtomicReference<Boolean> broken = new AtomicReference<>(false);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(new LentConnections(() -> {
                        Connection connection = pool.getConnection();
                        if (broken.get()) {
                            connection.close();
                        }
                        return connection;
                    }))
                    .build();
            broken.set(true);
            assertThatExceptionOfType(QueueException.class)
                    .isThrownBy(() -> queue.enqueue(SmsRequest.of("+4712345678", "hello")))
                    .withMessageContaining("enqueue");
            assertThatExceptionOfType(QueueException.class).isThrownBy(() -> queue.claim("worker", 1, LEASE));
            broken.set(false);
            queue.enqueue(SmsRequest.of("+4712345678", "hello"));
            assertThat(queue.claim("worker", 10, LEASE)).hasSize(1);
        }
    }

    @Test
    void aDeadlockIsTriedAgain() {
        assertThat(runFailing("40P01", 1)).isEqualTo(2);
        assertThat(runFailing("40001", 3)).isEqualTo(4);
    }

    @Test
    void aDeadlockIsNotTriedForEver() {
        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> runFailing("40P01", 99))
                .withMessageContaining("40P01");
    }

    @Test
    void whatMayHaveBeenCommittedIsNotTriedAgain() {
        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> runFailing("40003", 1))
                .withMessageContaining("40003");
    }

    @Test
    void otherErrorsAreNotTriedAgain() {
        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> runFailing("22001", 1))
                .withMessage("test failed: SQLState 22001, code 0")
                .havingCause()
                .withMessageNotContaining("+4712345678");
    }

    private static int runFailing(String state, int failures) {
        try (HikariDataSource pool = Databases.h2(1)) {
            Transactions transactions =
                    new Transactions(ConnectionSource.of(pool), QueueClock.fixed(Clock.systemUTC()));
            AtomicInteger runs = new AtomicInteger();
            return transactions.run("test", connection -> {
                if (runs.incrementAndGet() <= failures) {
                    throw new SQLException("value too long: '+4712345678'", state);
                }
                return runs.get();
            });
        }
    }

    @Test
    void aCallersConnectionMustBeInATransaction() throws SQLException {
        try (HikariDataSource pool = Databases.h2(2)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            try (Connection connection = pool.getConnection()) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> queue.within(connection).enqueue(SmsRequest.of("+4712345678", "hello")))
                        .withMessageContaining("autocommit");
            }
        }
    }
}
