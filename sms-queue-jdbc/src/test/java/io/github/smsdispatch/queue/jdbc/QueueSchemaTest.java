// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables: made on request, told from other versions', and missed politely. */
class QueueSchemaTest {

    private static final SmsRequest HELLO = SmsRequest.of("+4712345678", "hello");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void installingAgainKeepsWhatIsThere(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            queue.enqueue(HELLO);
            QueueSchema.install(pool);
            assertThat(queue.counts()).containsEntry(MessageStatus.PENDING, 1L);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void severalProcessesMayInstallAtOnce(QueueDialect dialect) throws Exception {
        for (int round = 0; round < 5; round++) {
            installByFour(dialect);
        }
    }

    private static void installByFour(QueueDialect dialect) throws Exception {
        try (HikariDataSource pool = Databases.of(dialect, 4)) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<?>> installs = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    installs.add(threads.submit(() -> QueueSchema.install(pool)));
                }
                for (Future<?> install : installs) {
                    install.get();
                }
            } finally {
                threads.shutdownNow();
            }
            JdbcMessageQueue.builder(pool).build().enqueue(HELLO);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void theScriptForMigrationToolsMakesTheSameTables(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            Databases.script(pool, QueueSchema.sql(dialect));
            JdbcMessageQueue.builder(pool).build().enqueue(HELLO);
            QueueSchema.install(pool);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void queuesWithDifferentPrefixesDontMeet(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool, "sms_");
            QueueSchema.install(pool, "other_");
            JdbcMessageQueue other =
                    JdbcMessageQueue.builder(pool).tablePrefix("other_").build();
            JdbcMessageQueue.builder(pool).build().enqueue(HELLO);
            assertThat(other.counts()).containsEntry(MessageStatus.PENDING, 0L);
            other.enqueue(HELLO);
            List<QueuedMessage> claimed = other.claim("worker", 10, Duration.ofMinutes(1));
            assertThat(claimed).hasSize(1);
            Claim claim = new Claim(claimed.get(0).id(), "worker", 1);
            assertThat(other.mark(List.of(new Mark(claim, MessageStatus.SENT, "gw", null, 1, "", null))))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SMS_", "1sms_", "sms;", "sms_ ", "ø", "a123456789012345678901234567890", "x.y"})
    void aPrefixThatIsNoPlainNameIsRefused(String prefix) {
        try (HikariDataSource pool = Databases.h2(1)) {
            assertThatExceptionOfType(SmsConfigurationException.class)
                    .isThrownBy(() -> JdbcMessageQueue.builder(pool).tablePrefix(prefix))
                    .withMessageContaining("tablePrefix")
                    .withMessageContaining("a-z");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void missingTablesAreAnErrorThatSaysWhatToCall(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            assertThatExceptionOfType(QueueException.class)
                    .isThrownBy(() -> queue.enqueue(HELLO))
                    .withMessageContaining("QueueSchema.install(dataSource)");
            QueueSchema.install(pool);
            queue.enqueue(HELLO);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void tablesOfAnotherVersionAreRefused(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool);
            Databases.execute(pool, "UPDATE sms_schema SET version = 2");
            assertThatExceptionOfType(QueueException.class)
                    .isThrownBy(() -> JdbcMessageQueue.builder(pool).build())
                    .withMessageContaining("version 2")
                    .withMessageContaining("newer sms-queue-jdbc");
            assertThatExceptionOfType(QueueException.class).isThrownBy(() -> QueueSchema.install(pool));
            Databases.execute(pool, "UPDATE sms_schema SET version = 0");
            assertThatExceptionOfType(QueueException.class)
                    .isThrownBy(() -> JdbcMessageQueue.builder(pool).build())
                    .withMessageContaining("version 0");
        }
    }

    @Test
    void anUnknownProductIsAnErrorThatNamesTheKnownOnes() {
        assertThatExceptionOfType(SmsConfigurationException.class)
                .isThrownBy(() -> QueueDialect.ofProduct("Oracle"))
                .withMessageContaining("Oracle")
                .withMessageContaining("PostgreSQL, MariaDB, MySQL, H2, SQLite");
    }

    @Test
    void aDatabaseThatCantBeReachedIsAnErrorAtBuild() {
        LentConnections down = new LentConnections(() -> {
            throw new SQLException("connection refused", "08001");
        });
        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> JdbcMessageQueue.builder(down).build())
                .withMessageContaining("opening the queue")
                .withMessageContaining("connection refused");
    }
}
