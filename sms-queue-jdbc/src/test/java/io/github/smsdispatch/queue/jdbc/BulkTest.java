// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryReport.ByRecipient;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many messages at once, and a store that isn't always there. */
class BulkTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void aStoreThatFailsOnTheWayIsReportedWithWhatWasDone(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            AtomicInteger connectionsLeft = new AtomicInteger(Integer.MAX_VALUE);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(new LentConnections(() -> {
                        if (connectionsLeft.getAndDecrement() <= 0) {
                            throw new SQLException("connection refused", "08001");
                        }
                        return pool.getConnection();
                    }))
                    .build();
            queue.enqueueAll(requests(2000));
            connectionsLeft.set(4);
            assertThatExceptionOfType(QueueException.class)
                    .isThrownBy(() -> queue.cancel(MessageFilter.all()))
                    .withMessageContaining("cancel by filter")
                    .withMessageContaining("connection refused")
                    .satisfies(e -> {
                        connectionsLeft.set(Integer.MAX_VALUE);
                        long cancelled = queue.counts().get(MessageStatus.CANCELLED);
                        assertThat(cancelled).isBetween(1L, 1999L);
                        assertThat(e).hasMessageContaining("changed " + cancelled + " messages");
                    });
            assertThat(queue.cancel(MessageFilter.all()) + 0L).isPositive();
            assertThat(queue.counts()).containsEntry(MessageStatus.CANCELLED, 2000L);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void whatIsEnqueuedMeanwhileDoesntKeepACancelGoingForEver(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue quick = JdbcMessageQueue.builder(pool).build();
            AtomicLong takes = new AtomicLong();
            JdbcMessageQueue slow = JdbcMessageQueue.builder(new LentConnections(() -> {
                        // Before each transaction, somebody enqueues more than a transaction cancels.
                        if (takes.incrementAndGet() > 2 && takes.get() < 100) {
                            quick.enqueueAll(requests(600));
                        }
                        return pool.getConnection();
                    }))
                    .build();
            quick.enqueueAll(requests(1200));
            takes.set(1);
            assertThat(slow.cancel(MessageFilter.all())).isEqualTo(1200);
            assertThat(takes.get()).isLessThan(20);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void aReportThatWaitedIsJoinedWhenItsMessageIsResolved(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            queue.enqueueAll(requests(1));
            QueuedMessage held = queue.claim("worker", 1, LEASE).get(0);
            queue.mark(List.of(
                    new Mark(new Claim(held.id(), "worker", 1), MessageStatus.UNKNOWN, "gw", null, 1, "", null)));
            queue.report(new DeliveryReport(
                    "gw", new ByRecipient("4712345678", LEASE), DeliveryStatus.DELIVERED, Instant.now(), ""));
            Resolution accepted = new Resolution(Resolution.Verdict.ACCEPTED, "gw", "seen in the log");
            queue.resolve(MessageFilter.all(), accepted);
            QueuedMessage found = queue.find(held.id()).orElseThrow();
            assertThat(found.status()).isEqualTo(MessageStatus.SENT);
            assertThat(found.delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void aHundredThousandMessagesAreStreamedInTheMemoryOfAThousand(QueueDialect dialect) {
        int count = 100_000;
        try (HikariDataSource pool = Databases.of(dialect, 1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            AtomicLong read = new AtomicLong();
            AtomicLong stored = new AtomicLong();
            AtomicLong mostAhead = new AtomicLong();
            AtomicLong biggestId = new AtomicLong();
            long answered = queue.enqueueStream(
                    IntStream.range(0, count)
                            .mapToObj(i -> {
                                mostAhead.accumulateAndGet(read.incrementAndGet() - stored.get(), Math::max);
                                return SmsRequest.of("+4712345678", "message " + i);
                            })
                            .iterator(),
                    (part, soFar) -> {
                        stored.set(soFar);
                        for (Enqueued one : part) {
                            long id = Long.parseLong(one.id().value());
                            assertThat(id).isGreaterThan(biggestId.getAndSet(id));
                        }
                    });
            assertThat(answered).isEqualTo(count);
            assertThat(stored).hasValue(count);
            assertThat(mostAhead.get()).isLessThanOrEqualTo(1000);
            assertThat(queue.counts()).containsEntry(MessageStatus.PENDING, (long) count);
        }
    }

    private static List<SmsRequest> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SmsRequest.of("+4712345678", "message " + i))
                .toList();
    }
}
