// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.testkit.RecordingDispatcher;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlocks, serialization failures and time-outs as databases really make them. */
class ConcurrencyFaultsTest {

    private static final PhoneNumber ANNA = PhoneNumber.of("+15550100001");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int MESSAGES = 200;

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void twoTransactionsThatLockCrosswiseBothSucceed(QueueDialect dialect) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            assumeTrue(pool.getMaximumPoolSize() > 1, "a database with one connection has no deadlocks");
            QueueSchema.install(pool);
            JdbcMessageQueue queue =
                    JdbcMessageQueue.builder(pool).dialect(dialect).build();
            List<String> ids = queue.enqueueAll(requests(2)).stream()
                    .map(e -> e.id().value())
                    .toList();
            Transactions transactions =
                    new Transactions(ConnectionSource.of(pool), QueueClock.fixed(Clock.systemUTC()));
            CyclicBarrier bothHoldOne = new CyclicBarrier(2);
            AtomicInteger runs = new AtomicInteger();
            Future<?> one = threads.submit(() -> crosswise(transactions, ids.get(0), ids.get(1), bothHoldOne, runs));
            Future<?> two = threads.submit(() -> crosswise(transactions, ids.get(1), ids.get(0), bothHoldOne, runs));
            one.get();
            two.get();
            assertThat(Rows.of(pool, "SELECT id FROM sms_message WHERE segments = 2"))
                    .hasSize(2);
            assertThat(runs.get()).isGreaterThan(2);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void crosswise(
            Transactions transactions, String first, String second, CyclicBarrier bothHoldOne, AtomicInteger runs) {
        String update = "UPDATE sms_message SET segments = segments + 1 WHERE id = ";
        transactions.run("crosswise", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(update + first);
                if (runs.incrementAndGet() <= 2) {
                    meet(bothHoldOne);
                }
                return statement.executeUpdate(update + second);
            }
        });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(5, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION_REPEATABLE_READ", "TRANSACTION_SERIALIZABLE"})
    @Timeout(60)
    void severalWorkersAtAHigherIsolationSendAllOnce(String isolation) throws InterruptedException {
        try (HikariDataSource plain = Databases.postgreSql(1);
                HikariDataSource pool = isolated(plain, isolation)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            queue.enqueueAll(requests(MESSAGES));
            RecordingDispatcher one = RecordingDispatcher.named("one");
            RecordingDispatcher two = RecordingDispatcher.named("two");
            RecordingDispatcher three = RecordingDispatcher.named("three");
            try (SmsSender first = started(pool, one);
                    SmsSender second = started(pool, two);
                    SmsSender third = started(pool, three)) {
                assertThat(List.of(first, second, third)).doesNotContainNull();
                Patience.awaitSent(queue, MESSAGES);
            }
            assertThat(Stream.of(one, two, three)
                            .flatMap(gateway -> gateway.sent().stream())
                            .flatMap(sms -> sms.messages().stream())
                            .map(SmsMessage::id))
                    .hasSize(MESSAGES)
                    .doesNotHaveDuplicates();
        }
    }

    private static HikariDataSource isolated(HikariDataSource plain, String isolation) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(plain.getJdbcUrl());
        pool.setMaximumPoolSize(24);
        pool.setMinimumIdle(0);
        pool.setTransactionIsolation(isolation);
        return pool;
    }

    private static SmsSender started(HikariDataSource pool, RecordingDispatcher gateway) {
        SmsSender sender = SmsSender.builder()
                .dispatcher(gateway)
                .queue(JdbcMessageQueue.builder(pool).build())
                .build();
        sender.start();
        return sender;
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, SET statement_timeout = 200, 57014",
        "POSTGRESQL, SET lock_timeout = 200, 55P03",
        "H2, SET LOCK_TIMEOUT 200, HYT00"
    })
    @Timeout(60)
    void aTimeOutIsToldInItsWordsAndTheMarkIsWrittenLater(QueueDialect dialect, String setting, String state)
            throws Exception {
        try (HikariDataSource pool = Databases.of(dialect, 10)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(new LentConnections(() -> {
                        Connection connection = pool.getConnection();
                        try (Statement statement = connection.createStatement()) {
                            statement.execute(setting);
                        }
                        return connection;
                    }))
                    .build();
            queue.enqueueAll(requests(2));
            Claim claim = new Claim(queue.claim("worker", 1, LEASE).get(0).id(), "worker", 1);
            RecordingDispatcher gateway = RecordingDispatcher.named("gateway");
            gateway.hold();
            try (Connection holder = pool.getConnection();
                    SmsSender sender =
                            SmsSender.builder().dispatcher(gateway).queue(queue).build()) {
                sender.start();
                assertThat(gateway.awaitSent(1, Duration.ofSeconds(20))).isTrue();
                hold(holder);
                gateway.release();
                assertThatExceptionOfType(QueueException.class)
                        .isThrownBy(
                                () -> queue.mark(List.of(new Mark(claim, MessageStatus.SENT, "gw", "a", 1, "", null))))
                        .withMessageContaining("mark")
                        .withMessageContaining("timed out")
                        .withMessageContaining(state);
                holder.rollback();
                Patience.awaitSent(queue, 1);
                assertThat(queue.mark(List.of(new Mark(claim, MessageStatus.SENT, "gw", "a", 1, "", null))))
                        .hasSize(1);
            }
            assertThat(gateway.sent()).hasSize(1);
        }
    }

    private static void hold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE sms_message SET segments = 0");
        }
    }

    private static List<SmsRequest> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SmsRequest.builder(ANNA, "number " + i).build())
                .toList();
    }
}
