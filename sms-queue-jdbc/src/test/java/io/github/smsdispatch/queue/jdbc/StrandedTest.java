// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that belong together, of which somebody removed or changed one by hand. */
class StrandedTest {

    private static final PhoneNumber ANNA = PhoneNumber.of("+15550100001");
    private static final Duration LEASE = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource
    void aPendingMessageThatIsNowhereReadyGoesAfterASweep(QueueDialect dialect) {
        with(dialect, (pool, queue) -> {
            queue.enqueue(SmsRequest.builder(ANNA, "one").severity(1).build());
            queue.enqueue(SmsRequest.builder(ANNA, "two").orderingKey("k").build());
            queue.enqueue(SmsRequest.builder(ANNA, "three").orderingKey("k").build());
            assertThat(claimed(queue)).containsExactly("one", "two");
            Databases.execute(pool, "UPDATE sms_message SET status = 'P'");
            Databases.execute(pool, "DELETE FROM sms_ready");
            assertThat(claimed(queue)).isEmpty();
            queue.sweep(10);
            assertThat(claimed(queue)).containsExactlyInAnyOrder("one", "two");
        });
    }

    @ParameterizedTest
    @EnumSource
    void aSweepLeavesThoseThatAreReadyOrBehindTheirKeyAsTheyAre(QueueDialect dialect) {
        with(dialect, (pool, queue) -> {
            queue.enqueue(SmsRequest.builder(ANNA, "first").orderingKey("k").build());
            assertThat(claimed(queue)).hasSize(1);
            queue.enqueue(SmsRequest.builder(ANNA, "second").orderingKey("k").build());
            assertThat(claimed(queue)).isEmpty();
            queue.enqueue(SmsRequest.builder(ANNA, "ready").build());
            queue.enqueue(SmsRequest.builder(ANNA, "of a tenant").tenant("t").build());
            List<String> before = Rows.of(pool, "SELECT * FROM sms_message ORDER BY id");
            queue.sweep(10);
            assertThat(Rows.of(pool, "SELECT * FROM sms_message ORDER BY id")).isEqualTo(before);
            assertThat(Rows.of(pool, "SELECT * FROM sms_ready")).hasSize(2);
        });
    }

    @ParameterizedTest
    @EnumSource
    void anOperatorsRequeueBringsBackAPendingMessageOfATenant(QueueDialect dialect) {
        with(dialect, (pool, queue) -> {
            String id = queue.enqueue(
                            SmsRequest.builder(ANNA, "one").tenant("t").build())
                    .id()
                    .value();
            QueuedMessage ready = queue.messages(MessageStatus.PENDING, 1).get(0);
            assertThat(queue.requeue(ready.id())).isFalse();
            Databases.execute(pool, "DELETE FROM sms_ready");
            assertThat(queue.requeue(ready.id())).isTrue();
            assertThat(queue.requeue(ready.id())).isFalse();
            assertThat(queue.claim("worker", 9, LEASE))
                    .extracting(m -> m.id().value())
                    .containsExactly(id);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aWaitingMessageIsNotHurriedByARequeue(QueueDialect dialect) {
        with(dialect, (pool, queue) -> {
            queue.enqueue(SmsRequest.builder(ANNA, "later")
                    .notBefore(Instant.now().plusSeconds(3600))
                    .build());
            assertThat(queue.requeue(
                            queue.messages(MessageStatus.PENDING, 1).get(0).id()))
                    .isFalse();
            assertThat(claimed(queue)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aReadyRowWithoutItsMessageIsDropped(QueueDialect dialect) {
        with(dialect, (pool, queue) -> {
            queue.enqueue(SmsRequest.builder(ANNA, "gone").build());
            Databases.execute(pool, "DELETE FROM sms_message");
            queue.enqueue(SmsRequest.builder(ANNA, "here").build());
            assertThat(claimed(queue)).containsExactly("here");
            assertThat(claimed(queue)).isEmpty();
            assertThat(Rows.of(pool, "SELECT * FROM sms_ready")).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aClaimedMessageWithoutItsLeaseBecomesUnknown(QueueDialect dialect) {
        with(dialect, (pool, queue) -> {
            queue.enqueue(SmsRequest.builder(ANNA, "one").build());
            assertThat(claimed(queue)).hasSize(1);
            queue.enqueue(SmsRequest.builder(ANNA, "two").build());
            assertThat(claimed(queue)).hasSize(1);
            queue.enqueue(SmsRequest.builder(ANNA, "held").build());
            assertThat(claimed(queue)).hasSize(1);
            assertThat(queue.sweep(10)).isEmpty();
            Databases.execute(pool, "DELETE FROM sms_lease WHERE id = (SELECT MIN(lease) FROM sms_message)");
            Databases.execute(pool, "UPDATE sms_message SET lease = NULL WHERE body = 'two'");
            assertThat(queue.sweep(10)).extracting(m -> m.request().text()).containsExactlyInAnyOrder("one", "two");
            assertThat(queue.counts())
                    .containsEntry(MessageStatus.UNKNOWN, 2L)
                    .containsEntry(MessageStatus.CLAIMED, 1L);
        });
    }

    @ParameterizedTest
    @EnumSource
    void garbageInALeaseHoldsUpNoOther(QueueDialect dialect) {
        with(dialect, (pool, queue) -> {
            for (int i = 0; i < 4; i++) {
                queue.enqueue(SmsRequest.builder(ANNA, "number " + i).build());
                assertThat(claimed(queue)).hasSize(1);
            }
            Databases.execute(
                    pool,
                    "UPDATE sms_lease SET messages = 'garbage, 99999999999999999999,,-,1e5' WHERE id ="
                            + " (SELECT lease FROM sms_message WHERE body = 'number 0')");
            Databases.execute(
                    pool,
                    "UPDATE sms_lease SET messages = '' WHERE id ="
                            + " (SELECT lease FROM sms_message WHERE body = 'number 1')");
            Databases.execute(
                    pool, "UPDATE sms_lease SET lease_until = " + "(SELECT MIN(enqueued_at) FROM sms_message)");
            queue.sweep(10);
            assertThat(queue.counts()).containsEntry(MessageStatus.UNKNOWN, 4L);
            assertThat(Rows.of(pool, "SELECT * FROM sms_lease")).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aSeatThatIsAnotherKeysHoldsNobodyUpForEver(QueueDialect dialect) {
        with(dialect, (pool, queue) -> {
            queue.enqueue(SmsRequest.builder(ANNA, "later")
                    .orderingKey("a")
                    .notBefore(Instant.now().plusSeconds(3600))
                    .build());
            Databases.execute(pool, "UPDATE sms_order SET seat = 'b'");
            queue.enqueue(SmsRequest.builder(ANNA, "now").orderingKey("b").build());
            assertThat(claimed(queue)).isEmpty();
            queue.sweep(10);
            queue.sweep(10);
            assertThat(claimed(queue)).containsExactly("now");
        });
    }

    @ParameterizedTest
    @EnumSource
    void anOrderRowWithoutItsMessageHoldsNobodyUp(QueueDialect dialect) {
        with(dialect, (pool, queue) -> {
            Databases.execute(pool, "INSERT INTO sms_order (id, ordering_key, seat) VALUES (4711, 'k', 'k')");
            queue.enqueue(SmsRequest.builder(ANNA, "one").orderingKey("k").build());
            assertThat(claimed(queue)).isEmpty();
            queue.sweep(10);
            assertThat(claimed(queue)).containsExactly("one");
        });
    }

    private static List<String> claimed(JdbcMessageQueue queue) {
        return queue.claim("worker", 9, LEASE).stream()
                .map(m -> m.request().text())
                .toList();
    }

    private static void with(QueueDialect dialect, Steps steps) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool);
            steps.run(pool, JdbcMessageQueue.builder(pool).dialect(dialect).build());
        }
    }

    @FunctionalInterface
    private interface Steps {
        void run(HikariDataSource pool, JdbcMessageQueue queue);
    }
}
