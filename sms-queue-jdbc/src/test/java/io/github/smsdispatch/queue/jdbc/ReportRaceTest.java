// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryReport.BySendingId;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mark and report of one message at the same moment, under an id that only the mark knows. */
class ReportRaceTest {

    private static final int ROUNDS = 150;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void noReportIsLostBetweenReportAndMark(QueueDialect dialect) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (HikariDataSource pool = Databases.of(dialect, 4)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            queue.enqueueAll(IntStream.range(0, ROUNDS)
                    .mapToObj(i -> SmsRequest.of("+4712345678", "message " + i))
                    .toList());
            CyclicBarrier start = new CyclicBarrier(2);
            List<QueuedMessage> claimed = queue.claim("worker", ROUNDS, Duration.ofHours(1));
            Future<?> marks = threads.submit(() -> {
                for (QueuedMessage message : claimed) {
                    start.await();
                    Claim claim = new Claim(message.id(), "worker", 1);
                    queue.mark(List.of(new Mark(claim, MessageStatus.SENT, "gw", "id-" + message.id(), 1, "", null)));
                }
                return null;
            });
            Future<?> reports = threads.submit(() -> {
                for (QueuedMessage message : claimed) {
                    start.await();
                    queue.report(new DeliveryReport(
                            "gw", new BySendingId("id-" + message.id()), DeliveryStatus.DELIVERED, Instant.now(), ""));
                }
                return null;
            });
            marks.get();
            reports.get();
            assertThat(queue.messages(MessageStatus.SENT, ROUNDS))
                    .hasSize(ROUNDS)
                    .allMatch(m -> m.delivery().status() == DeliveryStatus.DELIVERED);
        } finally {
            threads.shutdownNow();
        }
    }
}
