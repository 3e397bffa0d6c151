// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Retention by several processes, and beside operators: each message is in one place. */
class RetentionRaceTest {

    private static final Retention ARCHIVE = Retention.archive(Duration.ofDays(1));
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final int COUNT = 5000;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void severalProcessesArchiveEachMessageOnce(QueueDialect dialect) throws Exception {
        try (HikariDataSource pool = Databases.of(dialect, 4)) {
            QueueSchema.install(pool);
            Rows.finished(pool, COUNT, LONG_AGO);
            Callable<Long> archive =
                    () -> JdbcMessageQueue.builder(pool).build().retain(ARCHIVE);
            long first = sum(atOnce(List.of(archive, archive, archive)));
            // One that found rows in another's hands has left them to it.
            long rest = archive.call();
            assertThat(first + rest).isEqualTo(COUNT);
            assertThat(Rows.of(pool, "SELECT id FROM sms_archive")).hasSize(COUNT);
            assertThat(Rows.count(pool)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void aMessageThatIsRequeuedIsNotArchived(QueueDialect dialect) throws Exception {
        try (HikariDataSource pool = Databases.of(dialect, 4)) {
            QueueSchema.install(pool);
            Rows.failed(pool, COUNT, LONG_AGO);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            MessageFilter failed =
                    MessageFilter.builder().status(MessageStatus.FAILED).build();
            List<Long> counts = atOnce(List.of(() -> queue.retain(ARCHIVE), () -> queue.requeue(failed)));
            assertThat(sum(counts) + queue.retain(ARCHIVE)).isEqualTo(COUNT);
            assertThat(queue.counts()).containsEntry(MessageStatus.PENDING, counts.get(1));
            Set<String> both = new HashSet<>(Rows.of(pool, "SELECT id FROM sms_archive"));
            both.addAll(Rows.of(pool, "SELECT id FROM sms_message"));
            assertThat(both).hasSize(COUNT);
            assertThat(Rows.of(pool, "SELECT id FROM sms_archive WHERE status <> 'F'"))
                    .isEmpty();
        }
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private static List<Long> atOnce(List<Callable<Long>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            CyclicBarrier start = new CyclicBarrier(tasks.size());
            List<Future<Long>> results = tasks.stream()
                    .map(task -> threads.submit(() -> {
                        start.await();
                        return task.call();
                    }))
                    .toList();
            return List.of(
                    results.get(0).get(),
                    results.get(1).get(),
                    results.size() > 2 ? results.get(2).get() : 0L);
        } finally {
            threads.shutdownNow();
        }
    }
}
