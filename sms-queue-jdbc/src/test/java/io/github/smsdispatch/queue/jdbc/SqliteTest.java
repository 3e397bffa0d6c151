// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is peculiar to SQLite: one writer, and settings that decide what survives. */
class SqliteTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void settingsThatLoseMessagesAreWarnedOf() {
        assertThat(warnings("journal_mode=WAL&synchronous=FULL&busy_timeout=10000"))
                .isEmpty();
        assertThat(warnings("journal_mode=WAL&synchronous=EXTRA&busy_timeout=10000"))
                .isEmpty();
        assertThat(warnings("journal_mode=WAL&synchronous=NORMAL&busy_timeout=10000"))
                .singleElement()
                .asString()
                .contains("synchronous=FULL");
        assertThat(warnings("journal_mode=WAL&synchronous=FULL&busy_timeout=0"))
                .singleElement()
                .asString()
                .contains("busy_timeout=10000");
        assertThat(warnings("journal_mode=MEMORY&synchronous=FULL&busy_timeout=10000"))
                .singleElement()
                .asString()
                .contains("journal_mode=memory", "journal_mode=WAL");
        assertThat(warnings("synchronous=FULL&busy_timeout=10000"))
                .singleElement()
                .asString()
                .contains("journal_mode=delete", "journal_mode=WAL");
        assertThat(warnings("jdbc:sqlite::memory:", "")).isEmpty();
    }

    private List<String> warnings(String settings) {
        return warnings("jdbc:sqlite:" + folder.resolve("warned" + settings.hashCode() + ".db") + "?", settings);
    }

    private static List<String> warnings(String file, String settings) {
        Logger logger = (Logger) LoggerFactory.getLogger(SqliteStatements.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try (HikariDataSource pool = Databases.pool(file + settings, 1)) {
            JdbcMessageQueue.builder(pool).build();
        } finally {
            logger.detachAppender(log);
        }
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEFERRED", "IMMEDIATE"})
    @Timeout(120)
    void fourProcessesOnOneFileLoseNothingAndClaimNothingTwice(String mode) throws Exception {
        int messages = 400;
        String url = Databases.sqliteUrl() + "&transaction_mode=" + mode;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<HikariDataSource> pools = new ArrayList<>();
        ConcurrentLinkedQueue<MessageId> claimed = new ConcurrentLinkedQueue<>();
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                HikariDataSource pool = Databases.pool(url, 1);
                pools.add(pool);
                QueueSchema.install(pool);
                JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
                String owner = "worker" + i;
                workers.add(threads.submit(() -> {
                    for (int n = 0; n < messages / 40; n++) {
                        queue.enqueueAll(IntStream.range(0, 10)
                                .mapToObj(k -> SmsRequest.of("+4712345678", owner + " " + k))
                                .toList());
                    }
                    while (claimed.size() < messages) {
                        List<QueuedMessage> mine = queue.claim(owner, 7, LEASE);
                        mine.forEach(m -> claimed.add(m.id()));
                        List<Mark> marks = mine.stream()
                                .map(m -> new Mark(
                                        new Claim(m.id(), owner, 1), MessageStatus.SENT, "gw", null, 1, "", null))
                                .toList();
                        assertThat(queue.mark(marks)).hasSameSizeAs(mine);
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
            Set<String> distinct = new TreeSet<>();
            claimed.forEach(id -> distinct.add(id.value()));
            assertThat(claimed).hasSize(messages);
            assertThat(distinct).hasSize(messages);
        } finally {
            threads.shutdownNow();
            pools.forEach(HikariDataSource::close);
        }
    }

    @Test
    void anotherWriterThatDoesNotEndIsReportedAndDoesNoHarm() throws SQLException {
        String url = Databases.sqliteUrl().replace("busy_timeout=10000", "busy_timeout=50");
        try (HikariDataSource pool = Databases.pool(url, 1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            try (Connection other = DriverManager.getConnection(url);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertThatExceptionOfType(QueueException.class)
                        .isThrownBy(() -> queue.enqueue(SmsRequest.of("+4712345678", "hello")))
                        .withMessageContaining("SQLITE_BUSY");
                assertThat(queue.counts()).containsEntry(MessageStatus.PENDING, 0L);
                assertThat(queue.claim("worker", 1, LEASE)).isEmpty();
                statement.execute("ROLLBACK");
            }
            queue.enqueue(SmsRequest.of("+4712345678", "hello"));
            assertThat(queue.claim("worker", 10, LEASE)).hasSize(1);
        }
    }

    @Test
    void sendingIdsBeginAgainFromOneAfterTheLast() throws SQLException {
        try (HikariDataSource pool = Databases.sqlite()) {
            QueueSchema.install(pool);
            Databases.execute(pool, "UPDATE sms_sending_id SET last = " + (SendingIds.LAST - 3));
            CounterIds ids = new CounterIds(new TableNames("sms_"));
            try (Connection connection = pool.getConnection()) {
                assertThat(ids.fresh(connection, 3))
                        .containsExactly("" + (SendingIds.LAST - 2), "" + (SendingIds.LAST - 1), "" + SendingIds.LAST);
                assertThat(ids.fresh(connection, 2)).containsExactly("1", "2");
            }
        }
    }
}
