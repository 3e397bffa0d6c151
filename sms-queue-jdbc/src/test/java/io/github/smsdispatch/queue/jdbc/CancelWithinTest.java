// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cancel in the caller's transaction, for messages about rows that change with it. */
class CancelWithinTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void aWaitingMessageIsGoneIfAndOnlyIfTheCallerCommits(QueueDialect dialect) throws SQLException {
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            MessageId id = queue.enqueue(SmsRequest.of("+4712345678", "Confirm Monday"))
                    .id();

            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                assertThat(queue.cancelWithin(connection, id)).isTrue();
                connection.rollback();
            }
            assertThat(status(queue, id)).isEqualTo(MessageStatus.PENDING);

            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                assertThat(queue.cancelWithin(connection, id)).isTrue();
                queue.within(connection).enqueue(SmsRequest.of("+4712345678", "Moved to Tuesday"));
                connection.commit();
            }
            assertThat(status(queue, id)).isEqualTo(MessageStatus.CANCELLED);
            assertThat(queue.claim("worker", 10, LEASE))
                    .extracting(message -> message.request().text())
                    .containsExactly("Moved to Tuesday");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void whatAWorkerHoldsIsLeftToIt(QueueDialect dialect) throws SQLException {
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            queue.enqueue(SmsRequest.of("+4712345678", "on its way"));
            List<QueuedMessage> held = queue.claim("worker", 1, LEASE);

            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                assertThat(queue.cancelWithin(connection, held.get(0).id())).isFalse();
                assertThat(queue.cancelWithin(connection, new MessageId("none")))
                        .isFalse();
                connection.commit();
            }
            assertThat(status(queue, held.get(0).id())).isEqualTo(MessageStatus.CLAIMED);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void theNextOneOfItsOrderGoesInstead(QueueDialect dialect) throws SQLException {
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            MessageId first = queue.enqueue(ordered("first")).id();
            queue.enqueue(ordered("second"));

            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                assertThat(queue.cancelWithin(connection, first)).isTrue();
                connection.commit();
            }
            assertThat(queue.claim("worker", 10, LEASE))
                    .extracting(message -> message.request().text())
                    .containsExactly("second");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.INCLUDE, names = "H2")
    void aConnectionThatCommitsByItselfIsRefused(QueueDialect dialect) throws SQLException {
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            try (Connection connection = pool.getConnection()) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> queue.cancelWithin(connection, MessageId.of(1)))
                        .withMessageContaining("autocommit");
            }
        }
    }

    private static SmsRequest ordered(String text) {
        return SmsRequest.builder(PhoneNumber.of("+4712345678"), text)
                .orderingKey("appointment-1")
                .build();
    }

    private static MessageStatus status(JdbcMessageQueue queue, MessageId id) {
        return queue.find(id).orElseThrow().status();
    }
}
