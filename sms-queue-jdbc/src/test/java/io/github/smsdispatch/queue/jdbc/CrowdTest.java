// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers, writers, an operator and a sweeper at the same time: nothing is lost, doubled, or fails. */
class CrowdTest {

    private static final int WRITERS = 2;
    private static final int BATCHES = 12;
    private static final int BATCH = 25;
    private static final int ALL = WRITERS * BATCHES * BATCH;
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Set<String> claims = ConcurrentHashMap.newKeySet();
    private final Set<MessageId> sent = ConcurrentHashMap.newKeySet();
    private final Set<MessageId> cancelled = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    @Timeout(180)
    void nobodyStumblesOverTheOthers(QueueDialect dialect) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (HikariDataSource pool = Databases.of(dialect, 8)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            List<Callable<Void>> crowd = new ArrayList<>();
            IntStream.range(0, WRITERS).forEach(writer -> crowd.add(() -> write(queue, writer)));
            List.of("a", "b", "c").forEach(owner -> crowd.add(() -> work(queue, owner)));
            crowd.add(() -> operate(queue));
            crowd.add(() -> sweep(queue));
            for (Future<Void> done : threads.invokeAll(crowd)) {
                done.get();
            }
            Map<MessageStatus, Long> counts = queue.counts();
            assertThat(counts).containsEntry(MessageStatus.SENT, (long) sent.size());
            assertThat(counts).containsEntry(MessageStatus.CANCELLED, (long) cancelled.size());
            assertThat(sent).doesNotContainAnyElementsOf(cancelled);
        } finally {
            threads.shutdownNow();
        }
    }

    private Void write(JdbcMessageQueue queue, int writer) {
        for (int batch = 0; batch < BATCHES; batch++) {
            int number = batch;
            queue.enqueueAll(IntStream.range(0, BATCH)
                    .mapToObj(i -> SmsRequest.builder(PhoneNumber.of("+4712345678"), "message " + i)
                            .idempotencyKey(writer + "-" + number + "-" + i)
                            .tenant("tenant " + i % 3)
                            .severity(1 + i % 5)
                            .build())
                    .toList());
        }
        return null;
    }

    private Void work(JdbcMessageQueue queue, String owner) {
        while (isBusy()) {
            List<QueuedMessage> mine = queue.claim(owner, 10, LEASE);
            mine.forEach(m -> assertThat(claims.add(m.id() + "/" + m.progress().attempts()))
                    .as("claimed once: " + m.id())
                    .isTrue());
            List<Claim> held = mine.stream()
                    .map(m -> new Claim(m.id(), owner, m.progress().attempts()))
                    .toList();
            assertThat(queue.extend(held, LEASE)).isEqualTo(held.size());
            // Every tenth goes round once more.
            List<Mark> marks = held.stream()
                    .map(c -> Long.parseLong(c.id().value()) % 10 == 0 && c.attempt() == 1
                            ? new Mark(c, MessageStatus.PENDING, null, null, 0, "again", null)
                            : new Mark(c, MessageStatus.SENT, "gw", "id " + c.id(), 1, "", null))
                    .toList();
            assertThat(queue.mark(marks)).hasSameSizeAs(marks);
            marks.stream()
                    .filter(m -> m.status() == MessageStatus.SENT)
                    .forEach(m -> sent.add(m.claim().id()));
        }
        return null;
    }

    private Void operate(JdbcMessageQueue queue) {
        while (isBusy()) {
            for (QueuedMessage message : queue.messages(MessageStatus.PENDING, 2)) {
                if (queue.cancel(message.id())) {
                    cancelled.add(message.id());
                }
            }
        }
        return null;
    }

    private Void sweep(JdbcMessageQueue queue) {
        while (isBusy()) {
            assertThat(queue.sweep(100)).isEmpty();
            queue.messagesTo(PhoneNumber.of("+4712345678"), MessageStatus.CLAIMED);
        }
        return null;
    }

    private boolean isBusy() {
        return sent.size() + cancelled.size() < ALL && !Thread.currentThread().isInterrupted();
    }
}
