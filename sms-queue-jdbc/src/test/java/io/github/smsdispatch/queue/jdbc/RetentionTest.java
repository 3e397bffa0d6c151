// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryReport.BySendingId;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.queue.Reported;
import io.github.smsdispatch.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves the table, what stays, and how little of it at a time. */
class RetentionTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Retention DELETE = Retention.delete(DAY);

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-03-01T12:00:00Z"));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void onlyWhatIsFinishedForLongEnoughLeaves(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            JdbcMessageQueue queue = queue(pool);
            for (MessageStatus status : EnumSet.complementOf(EnumSet.of(MessageStatus.PENDING))) {
                become(queue, enqueue(queue, status.name()), status);
            }
            MessageId finishedLater = enqueue(queue, "finished later");
            enqueue(queue, "waits");
            clock.advance(DAY);
            queue.setStatus(finishedLater, MessageStatus.SENT, Optional.empty());
            MessageId young = enqueue(queue, "young");
            queue.setStatus(young, MessageStatus.FAILED, Optional.empty());
            assertThat(queue.retain(DELETE)).isZero();
            clock.advance(Duration.ofMillis(1));

            assertThat(queue.retain(DELETE)).isEqualTo(5);
            assertThat(queue.counts())
                    .containsEntry(MessageStatus.PENDING, 1L)
                    .containsEntry(MessageStatus.CLAIMED, 1L)
                    .containsEntry(MessageStatus.UNKNOWN, 1L)
                    .containsEntry(MessageStatus.SENT, 1L)
                    .containsEntry(MessageStatus.FAILED, 1L)
                    .containsEntry(MessageStatus.CANCELLED, 0L);
            assertThat(queue.find(finishedLater)).isPresent();
            assertThat(queue.find(young)).isPresent();
            assertThat(queue.retain(DELETE)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void anArchivedMessageKeepsEveryColumn(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            JdbcMessageQueue queue = queue(pool);
            MessageId id = queue.enqueue(SmsRequest.builder(PhoneNumber.of("+4712345678"), "hello")
                            .idempotencyKey("key")
                            .tenant("acme")
                            .expiresAt(clock.instant().plus(DAY))
                            .build())
                    .id();
            become(queue, id, MessageStatus.SENT);
            List<String> before = Rows.of(pool, "SELECT * FROM sms_message");
            clock.advance(DAY.plusMillis(1));
            assertThat(queue.retain(Retention.archive(DAY))).isOne();
            assertThat(queue.find(id)).isEmpty();
            assertThat(Rows.of(pool, "SELECT * FROM sms_archive"))
                    .hasSize(1)
                    .isEqualTo(before)
                    .first()
                    .asString()
                    .contains("hello", "key", "SENT as tested");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void aSweepTakesALittleAtATime(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            queue(pool);
            Rows.finished(pool, 12_000, clock.instant());
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool)
                    .clock(clock)
                    .retention(DELETE)
                    .build();
            assertThat(queue.sweep(500)).isEmpty();
            assertThat(Rows.count(pool)).isEqualTo(12_000);
            clock.advance(DAY.plusSeconds(1));
            assertThat(queue.sweep(500)).isEmpty();
            assertThat(Rows.count(pool)).isEqualTo(7_000);
            queue.sweep(500);
            queue.sweep(500);
            assertThat(Rows.count(pool)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void oldUnfinishedMessagesAreLookedAtOncePerPass(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            JdbcMessageQueue plain = queue(pool);
            MessageId head = enqueue(plain, "head");
            Rows.unknown(pool, 7_000, clock.instant());
            Rows.finished(pool, 2_900, clock.instant());
            clock.advance(DAY.plusSeconds(1));
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool)
                    .clock(clock)
                    .retention(DELETE)
                    .build();
            queue.sweep(500);
            assertThat(Rows.count(pool)).isEqualTo(9_901);
            queue.sweep(500);
            assertThat(Rows.count(pool)).as("went on where it was").isEqualTo(7_001);
            become(queue, head, MessageStatus.CANCELLED);
            clock.advance(DAY.plusSeconds(1));
            queue.sweep(500);
            assertThat(queue.find(head)).as("next pass").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void aPassIsFollowedByARest(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            queue(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool)
                    .clock(clock)
                    .retention(DELETE)
                    .build();
            queue.sweep(500);
            Rows.finished(pool, 10, clock.instant().minus(DAY).minusSeconds(1));
            queue.sweep(500);
            assertThat(Rows.count(pool)).isEqualTo(10);
            clock.advance(Retainer.LONGEST_REST);
            queue.sweep(500);
            assertThat(Rows.count(pool)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void aRowFromTheFutureHidesNothing(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            JdbcMessageQueue queue = queue(pool);
            Rows.finished(pool, 1, Instant.parse("2099-01-01T00:00:00Z"));
            Rows.finished(pool, 10, clock.instant());
            clock.advance(DAY.plusSeconds(1));
            assertThat(queue.retain(DELETE)).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void whatHasLeftIsForgotten(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            JdbcMessageQueue queue = queue(pool);
            SmsRequest keyed = SmsRequest.builder(PhoneNumber.of("+4712345678"), "hello")
                    .idempotencyKey("key")
                    .build();
            MessageId id = queue.enqueue(keyed).id();
            become(queue, id, MessageStatus.SENT);
            clock.advance(DAY.plusSeconds(1));
            queue.retain(DELETE);

            assertThat(queue.requeue(id)).isFalse();
            Reported late = queue.report(
                    new DeliveryReport("gw", new BySendingId("4711"), DeliveryStatus.DELIVERED, clock.instant(), ""));
            assertThat(late.effect()).isEqualTo(Reported.Effect.KEPT);
            clock.advance(DAY.plusSeconds(1));
            queue.sweep(500);
            assertThat(Rows.of(pool, "SELECT id FROM sms_report")).isEmpty();
            assertThat(queue.enqueue(keyed).novelty()).isEqualTo(Enqueued.Novelty.STORED);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void aMissingArchiveIsReportedAndSpoilsNoSweep(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            queue(pool);
            Databases.execute(pool, "DROP TABLE sms_archive");
            Retention archive = Retention.archive(DAY);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool)
                    .clock(clock)
                    .retention(archive)
                    .build();
            become(queue, enqueue(queue, "old"), MessageStatus.SENT);
            queue.enqueue(SmsRequest.of("+4712345678", "held"));
            assertThat(queue.claim("worker", 1, DAY)).hasSize(1);
            clock.advance(DAY.plusSeconds(1));
            assertThat(queue.sweep(500)).extracting(QueuedMessage::status).containsExactly(MessageStatus.UNKNOWN);
            assertThatExceptionOfType(QueueException.class)
                    .isThrownBy(() -> queue.retain(archive))
                    .withMessageContaining("after 0 messages")
                    .withMessageContaining("QueueSchema");
            assertThat(Rows.count(pool)).isEqualTo(2);
        }
    }

    @Test
    void anAgeOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retention.delete(Duration.ofMillis(999)))
                .withMessageContaining("PT1S");
        assertThatIllegalArgumentException().isThrownBy(() -> Retention.archive(Duration.ofDays(-1)));
        assertThat(Retention.archive(DAY)).hasToString("archive after PT24H");
    }

    private JdbcMessageQueue queue(HikariDataSource pool) {
        QueueSchema.install(pool);
        return JdbcMessageQueue.builder(pool).clock(clock).build();
    }

    private static MessageId enqueue(JdbcMessageQueue queue, String text) {
        return queue.enqueue(SmsRequest.of("+4712345678", text)).id();
    }

    /** Goes the ways that workers and operators go. */
    private void become(JdbcMessageQueue queue, MessageId id, MessageStatus status) {
        switch (status) {
            case PENDING -> throw new IllegalArgumentException("it is");
            case CLAIMED -> claim(queue, id);
            case CANCELLED -> assertThat(queue.cancel(id)).isTrue();
            case EXPIRED, IGNORED ->
                assertThat(queue.setStatus(id, status, Optional.empty())).isOne();
            case SENT, FAILED, UNKNOWN -> {
                claim(queue, id);
                Mark mark = new Mark(new Claim(id, "worker", 1), status, "gw", "4711", 1, status + " as tested", null);
                assertThat(queue.mark(List.of(mark))).hasSize(1);
            }
        }
    }

    private static void claim(JdbcMessageQueue queue, MessageId id) {
        assertThat(queue.claim("worker", 1, Duration.ofDays(99)))
                .extracting(QueuedMessage::id)
                .containsExactly(id);
    }
}
