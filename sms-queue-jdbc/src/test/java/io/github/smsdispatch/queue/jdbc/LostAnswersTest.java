// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.RetrySchedule;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.api.WorkerSettings;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.testkit.RecordingDispatcher;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two workers on a database that breaks off every tenth transaction, half of them after the commit. */
class LostAnswersTest {

    private static final int MESSAGES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final PhoneNumber ANNA = PhoneNumber.of("+15550100001");

    private final AtomicBoolean broken = new AtomicBoolean();
    private final Map<MessageId, Integer> wentOut = new ConcurrentHashMap<>();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    @Timeout(120)
    void lostAnswersLoseNothingAndSendNothingTwice(QueueDialect dialect) throws InterruptedException {
        try (HikariDataSource pool = Databases.of(dialect, 12)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(
                            new LentConnections(() -> unreliable(pool.getConnection())))
                    .dialect(dialect)
                    .build();
            broken.set(true);
            for (int i = 0; i < MESSAGES; i++) {
                enqueueUntilItIsSaidToBeStored(queue, i);
            }
            try (SmsSender one = sender(queue, "one");
                    SmsSender two = sender(queue, "two")) {
                one.start();
                two.start();
                awaitNothingToDo(JdbcMessageQueue.builder(pool).build());
            }
            broken.set(false);
            check(queue);
        }
    }

    @Test
    @Timeout(120)
    void closingWhileTheDatabaseIsAwayEndsAndLeavesWhatWasSentUnknown() throws InterruptedException {
        try (HikariDataSource pool = Databases.h2(12)) {
            QueueSchema.install(pool);
            AtomicBoolean away = new AtomicBoolean();
            JdbcMessageQueue queue = JdbcMessageQueue.builder(new LentConnections(() -> {
                        if (away.get()) {
                            throw new SQLException("refused", "08001");
                        }
                        return pool.getConnection();
                    }))
                    .build();
            RecordingDispatcher gateway = RecordingDispatcher.named("gateway");
            gateway.hold();
            SmsSender sender = SmsSender.builder()
                    .dispatcher(gateway)
                    .queue(queue)
                    .worker(WorkerSettings.standard()
                            .withLease(Duration.ofSeconds(2))
                            .withDrain(Duration.ofSeconds(1)))
                    .build();
            MessageId id = queue.enqueue(SmsRequest.of(ANNA.value(), "hello")).id();
            sender.start();
            assertThat(gateway.awaitSent(1, PATIENCE)).isTrue();
            away.set(true);
            gateway.release();
            long start = System.nanoTime();
            sender.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
            away.set(false);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (queue.find(id).orElseThrow().status() == MessageStatus.CLAIMED) {
                queue.sweep(10);
                assertThat(System.nanoTime()).isLessThan(end);
            }
            assertThat(queue.find(id).orElseThrow().status()).isEqualTo(MessageStatus.UNKNOWN);
            assertThat(gateway.sent()).hasSize(1);
        }
    }

    private void check(JdbcMessageQueue queue) {
        Map<MessageStatus, Long> counts = queue.counts();
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(MESSAGES);
        assertThat(counts.get(MessageStatus.SENT) + counts.get(MessageStatus.UNKNOWN))
                .as("%s", counts)
                .isEqualTo(MESSAGES);
        assertThat(wentOut.values()).as("copies").allMatch(copies -> copies == 1);
        assertThat(queue.messages(MessageStatus.SENT, MESSAGES))
                .extracting(QueuedMessage::id)
                .allMatch(wentOut::containsKey);
    }

    private static void enqueueUntilItIsSaidToBeStored(JdbcMessageQueue queue, int number) {
        SmsRequest request = SmsRequest.builder(ANNA, "number " + number)
                .idempotencyKey("key " + number)
                .build();
        for (boolean stored = false; !stored; ) {
            try {
                queue.enqueue(request);
                stored = true;
            } catch (QueueException e) {
                assertThat(e).hasMessageContaining("enqueue");
            }
        }
    }

    private SmsSender sender(JdbcMessageQueue queue, String name) {
        RecordingDispatcher gateway = RecordingDispatcher.named(name);
        gateway.answer(this::send);
        return SmsSender.builder()
                .dispatcher(gateway)
                .queue(queue)
                .worker(WorkerSettings.standard()
                        .withLease(Duration.ofSeconds(2))
                        .withResolveEvery(Duration.ofMillis(100))
                        .withRetry(new RetrySchedule(
                                Duration.ofMillis(10), 1, Duration.ofMillis(10), RetrySchedule.UNLIMITED)))
                .build();
    }

    private Outcome send(Sms sms) {
        int dice = ThreadLocalRandom.current().nextInt(10);
        if (dice == 0) {
            return new Outcome.Unavailable(UnavailableReason.BUSY, "dice");
        }
        wentOut.merge(sms.messages().get(0).id(), 1, Integer::sum);
        return dice == 1
                ? new Outcome.Unknown(UnknownReason.NO_ANSWER, "dice")
                : new Outcome.Accepted(sms.sendingId().orElse("none"), 1);
    }

    private static void awaitNothingToDo(JdbcMessageQueue queue) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Map<MessageStatus, Long> now = queue.counts(); isOpen(now); now = queue.counts()) {
            assertThat(System.nanoTime()).as("waited for %s", now).isLessThan(end);
            assertThat(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private static boolean isOpen(Map<MessageStatus, Long> counts) {
        return counts.get(MessageStatus.PENDING) + counts.get(MessageStatus.CLAIMED) > 0;
    }

    private Connection unreliable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                LostAnswersTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    boolean breaks = broken.get()
                            && method.getName().equals("commit")
                            && ThreadLocalRandom.current().nextInt(10) == 0;
                    boolean before = ThreadLocalRandom.current().nextBoolean();
                    if (breaks && before) {
                        connection.rollback();
                        throw new SQLException("cut before the commit", "08006");
                    }
                    Object result = invoked(() -> method.invoke(connection, args));
                    if (breaks) {
                        throw new SQLException("cut after the commit", "08006");
                    }
                    return result;
                });
    }

    private interface Call {
        Object run() throws IllegalAccessException, InvocationTargetException;
    }

    private static Object invoked(Call call) throws Throwable {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
