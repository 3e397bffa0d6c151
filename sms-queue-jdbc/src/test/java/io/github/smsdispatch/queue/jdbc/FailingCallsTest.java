// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.RetrySchedule;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.WorkerSettings;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.testkit.RecordingDispatcher;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call of the driver fails, at every place: nothing is lost, nothing doubled, and the next try finds all in order. */
class FailingCallsTest {

    private static final PhoneNumber ANNA = PhoneNumber.of("+15550100001");
    private static final Duration LEASE = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void whicheverCallFailsTheSameOperationSucceedsAfterwards(QueueDialect dialect) {
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        FailingCalls calls = new FailingCalls(() -> left.getAndDecrement() == 0);
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(new LentConnections(() -> calls.on(pool.getConnection())))
                    .dialect(dialect)
                    .build();
            int failed = 0;
            int rounds = 0;
            for (boolean broke = true; broke; rounds++) {
                int before = failed;
                String text = "number " + rounds;
                failed += twice(left, rounds, () -> queue.enqueue(request(text)));
                List<QueuedMessage> claimed = new ArrayList<>();
                failed += twice(left, rounds, () -> claimed.addAll(queue.claim("worker", 9, LEASE)));
                assertThat(claimed).extracting(m -> m.request().text()).containsExactly(text);
                Claim claim = new Claim(claimed.get(0).id(), "worker", 1);
                failed += twice(
                        left,
                        rounds,
                        () -> assertThat(queue.extend(List.of(claim), LEASE)).isOne());
                Mark mark = new Mark(claim, MessageStatus.SENT, "gw", "a", 1, "", null);
                failed += twice(left, rounds, () -> queue.mark(List.of(mark)));
                left.set(Integer.MAX_VALUE);
                assertThat(queue.find(claim.id()).orElseThrow().status()).isEqualTo(MessageStatus.SENT);
                broke = failed > before;
            }
            assertThat(failed).isGreaterThan(20);
            int sweeps = 0;
            while (twice(left, sweeps, () -> queue.sweep(10)) > 0) {
                sweeps++;
            }
            assertThat(sweeps).isGreaterThan(10);
            assertThat(queue.counts()).containsEntry(MessageStatus.SENT, (long) rounds);
            assertThat(Rows.of(pool, "SELECT * FROM sms_ready")).isEmpty();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    // With a key, as an application repeats what it doesn't know to be stored.
    private static SmsRequest request(String text) {
        return SmsRequest.builder(ANNA, text)
                .idempotencyKey(text)
                .orderingKey("k")
                .build();
    }

    /** Runs it with the call of that number failing, and again if that made it fail; returns the failures. */
    private static int twice(AtomicInteger left, int number, Runnable operation) {
        left.set(number);
        try {
            operation.run();
            return 0;
        } catch (QueueException e) {
            assertThat(e).hasMessageContaining("08006");
            left.set(Integer.MAX_VALUE);
            operation.run();
            return 1;
        } finally {
            left.set(Integer.MAX_VALUE);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void aSenderDrainsThroughAPoolThatOftenFails(QueueDialect dialect) throws InterruptedException {
        Random dice = new Random(4711);
        FailingCalls calls = new FailingCalls(() -> dice.nextInt(300) == 0);
        try (HikariDataSource pool = Databases.of(dialect, 8)) {
            QueueSchema.install(pool);
            JdbcMessageQueue calm =
                    JdbcMessageQueue.builder(pool).dialect(dialect).build();
            calm.enqueueAll(IntStream.range(0, 40)
                    .mapToObj(i -> SmsRequest.builder(ANNA, "number " + i)
                            .duplicatePolicy(DuplicatePolicy.AT_MOST_ONCE)
                            .build())
                    .toList());
            JdbcMessageQueue queue = patientlyBuilt(dialect, () -> {
                Connection connection = pool.getConnection();
                switch (dice.nextInt(20)) {
                    case 0 -> {
                        connection.close();
                        throw new SQLException("refused", "08001");
                    }
                    case 1 -> connection.close();
                    default -> connection.clearWarnings();
                }
                return calls.on(connection);
            });
            RecordingDispatcher gateway = RecordingDispatcher.named("gateway");
            try (SmsSender sender = SmsSender.builder()
                    .dispatcher(gateway)
                    .queue(queue)
                    .worker(WorkerSettings.standard()
                            .withRetry(new RetrySchedule(
                                    Duration.ofMillis(10), 1, Duration.ofMillis(10), RetrySchedule.UNLIMITED)))
                    .build()) {
                sender.start();
                Patience.awaitSent(calm, 40);
            }
            assertThat(gateway.sent().stream()
                            .flatMap(sms -> sms.messages().stream())
                            .map(SmsMessage::id))
                    .hasSize(40)
                    .doesNotHaveDuplicates();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    private static JdbcMessageQueue patientlyBuilt(QueueDialect dialect, LentConnections.Lender lender) {
        while (true) {
            try {
                return JdbcMessageQueue.builder(new LentConnections(lender))
                        .dialect(dialect)
                        .build();
            } catch (QueueException e) {
                assertThat(e).hasMessageContaining("opening the queue");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void aWholeSenderGetsByWithOneConnectionWithoutAutocommit(QueueDialect dialect) throws InterruptedException {
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            LentConnections withoutAutocommit = new LentConnections(() -> {
                Connection connection = pool.getConnection();
                connection.setAutoCommit(false);
                return connection;
            });
            QueueSchema.install(withoutAutocommit);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(withoutAutocommit)
                    .dialect(dialect)
                    .recipientCap(1000, Duration.ofMinutes(1))
                    .retention(Retention.delete(Duration.ofDays(1)))
                    .build();
            RecordingDispatcher gateway = RecordingDispatcher.named("gateway");
            try (SmsSender sender =
                    SmsSender.builder().dispatcher(gateway).queue(queue).build()) {
                sender.start();
                for (int i = 0; i < 100; i++) {
                    SmsRequest.Builder request = SmsRequest.builder(ANNA, "number " + i);
                    sender.enqueue((i % 2 == 0 ? request.orderingKey("k") : request.tenant("t")).build());
                }
                Patience.awaitSent(queue, 100);
            }
            assertThat(gateway.sent()).hasSize(100);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }
}
