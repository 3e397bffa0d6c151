// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some of the tables are missing, or none is where the connection leads. */
class MissingTablesTest {

    private static final SmsRequest HELLO = SmsRequest.of("+4712345678", "hello");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String ADVICE = "QueueSchema.install(dataSource)";

    @ParameterizedTest
    @EnumSource
    void aSingleMissingTableIsNamedAsTheCauseAndAddedByInstall(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue =
                    JdbcMessageQueue.builder(pool).dialect(dialect).build();
            for (String table : List.of("sms_ready", "sms_lease", "sms_order")) {
                queue.enqueue(HELLO);
                Databases.execute(pool, "DROP TABLE " + table);
                assertThatExceptionOfType(QueueException.class)
                        .as(table)
                        .isThrownBy(() -> everything(queue))
                        .withMessageContaining(ADVICE);
                QueueSchema.install(pool);
                everything(queue);
            }
            queue.sweep(10);
            assertThat(queue.counts().get(MessageStatus.PENDING)
                            + queue.counts().get(MessageStatus.CLAIMED))
                    .isGreaterThan(3);
        }
    }

    private static void everything(JdbcMessageQueue queue) {
        queue.enqueue(SmsRequest.builder(HELLO.to(), "ordered").orderingKey("k").build());
        queue.claim("worker", 1, LEASE);
        queue.sweep(10);
    }

    @ParameterizedTest
    @EnumSource
    void theTableOfAnEarlierSnapshotIsRefusedInClearWords(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool);
            Databases.execute(pool, "ALTER TABLE sms_message DROP COLUMN lease");
            Databases.execute(pool, "DROP TABLE sms_lease");
            JdbcMessageQueue queue =
                    JdbcMessageQueue.builder(pool).dialect(dialect).build();
            queue.enqueue(HELLO);
            assertThatExceptionOfType(QueueException.class)
                    .isThrownBy(() -> queue.claim("worker", 1, LEASE))
                    .withMessageContaining("not this version's");
            assertThatExceptionOfType(QueueException.class)
                    .isThrownBy(() -> QueueSchema.install(pool))
                    .withMessageContaining("sms_message")
                    .withMessageContaining("tablePrefix");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallersConnectionToAnotherDatabaseIsAClearError(QueueDialect dialect) throws SQLException {
        try (HikariDataSource pool = Databases.of(dialect, 2);
                HikariDataSource elsewhere = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue =
                    JdbcMessageQueue.builder(pool).dialect(dialect).build();
            assertRefused(queue, elsewhere);
            assertThat(queue.counts()).containsEntry(MessageStatus.PENDING, 0L);
        }
    }

    @Test
    void aCallersConnectionToAnotherProductIsAClearError() throws SQLException {
        try (HikariDataSource postgreSql = Databases.postgreSql(1);
                HikariDataSource h2 = Databases.h2(1)) {
            QueueSchema.install(postgreSql);
            assertRefused(JdbcMessageQueue.builder(postgreSql).build(), h2);
        }
    }

    private static void assertRefused(JdbcMessageQueue queue, HikariDataSource elsewhere) throws SQLException {
        try (Connection connection = elsewhere.getConnection()) {
            connection.setAutoCommit(false);
            assertThatExceptionOfType(QueueException.class)
                    .isThrownBy(() -> queue.within(connection).enqueue(HELLO))
                    .withMessageContaining("given to within")
                    .withMessageContaining(connection.getMetaData().getDatabaseProductName())
                    .withMessageNotContaining("4712345678");
            connection.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallersTransactionThatFailsLaterTakesTheMessageBack(QueueDialect dialect) throws SQLException {
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue =
                    JdbcMessageQueue.builder(pool).dialect(dialect).build();
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                queue.within(connection)
                        .enqueue(SmsRequest.builder(HELLO.to(), "hello")
                                .idempotencyKey("key")
                                .build());
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.execute("INSERT INTO not_there VALUES (1)"));
                connection.rollback();
            }
            assertThat(queue.counts()).containsEntry(MessageStatus.PENDING, 0L);
            queue.enqueue(SmsRequest.builder(HELLO.to(), "again")
                    .idempotencyKey("key")
                    .build());
            assertThat(queue.claim("worker", 9, LEASE))
                    .extracting(m -> m.request().text())
                    .containsExactly("again");
        }
    }

    @Test
    void aCallersTransactionThatHasFailedAlreadySaysSo() throws SQLException {
        try (HikariDataSource pool = Databases.postgreSql(2)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.execute("INSERT INTO not_there VALUES (1)"));
                assertThatExceptionOfType(QueueException.class)
                        .isThrownBy(() -> queue.within(connection).enqueue(HELLO))
                        .withMessageContaining("current transaction is aborted");
                connection.rollback();
            }
        }
    }
}
