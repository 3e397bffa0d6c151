// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that share a ready row come out of it each once, however they are taken. */
class RangesTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource
    void aCampaignTakesAReadyRowForAHundredMessages(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            queue.enqueueAll(requests(1000));
            assertThat(Rows.of(pool, "SELECT place FROM sms_ready")).hasSizeBetween(10, 12);
            queue.claim("worker", 250, LEASE);
            assertThat(Rows.of(pool, "SELECT place FROM sms_ready")).hasSizeBetween(8, 9);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsClaimedCancelledAndRequeuedGoesOnce(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool);
            // Stands still: the database's time is known to within a round trip only, and what is requeued is due now.
            Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).clock(clock).build();
            NavigableSet<Long> waiting = new TreeSet<>();
            NavigableSet<Long> cancelled = new TreeSet<>();
            for (int step = 0; step < 150; step++) {
                switch (random.nextInt(6)) {
                    case 0 -> queue.enqueueAll(mixed(1 + random.nextInt(220))).forEach(stored -> add(waiting, stored));
                    case 1, 2 -> claim(queue, 1 + random.nextInt(150), waiting);
                    case 3, 4 -> some(waiting).forEach(id -> move(queue.cancel(id(id)), id, waiting, cancelled));
                    default -> some(cancelled).forEach(id -> move(queue.requeue(id(id)), id, cancelled, waiting));
                }
            }
            while (!waiting.isEmpty()) {
                claim(queue, 500, waiting);
            }
            assertThat(queue.claim("worker", 10, LEASE)).isEmpty();
            assertThat(Rows.of(pool, "SELECT * FROM sms_ready")).isEmpty();
        }
    }

    private void claim(JdbcMessageQueue queue, int limit, Set<Long> waiting) {
        List<QueuedMessage> claimed = queue.claim("worker", limit, LEASE);
        assertThat(claimed).hasSize(Math.min(limit, waiting.size()));
        for (QueuedMessage message : claimed) {
            assertThat(waiting.remove(Claimed.row(message))).as("waits").isTrue();
        }
    }

    /** A few at random and some neighbours, so that ranges are cut, emptied from an end, and left with gaps. */
    private List<Long> some(NavigableSet<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Long> all = new ArrayList<>(ids);
        int from = random.nextInt(all.size());
        return List.copyOf(all.subList(from, Math.min(all.size(), from + 1 + random.nextInt(4))));
    }

    private static void move(boolean done, long id, Set<Long> from, Set<Long> to) {
        assertThat(done).isTrue();
        assertThat(from.remove(id)).isTrue();
        to.add(id);
    }

    private static void add(Set<Long> waiting, Enqueued stored) {
        waiting.add(Long.parseLong(stored.id().value()));
    }

    private static MessageId id(long id) {
        return MessageId.of(id);
    }

    private List<SmsRequest> mixed(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    SmsRequest.Builder request = SmsRequest.builder(PhoneNumber.of("+4712345678"), "message " + i);
                    switch (random.nextInt(20)) {
                        case 0 -> request.severity(1);
                        case 1 -> request.tenant("tenant");
                        case 2 -> request.expiresAt(Instant.now().plusSeconds(3600));
                        default -> request.severity(3);
                    }
                    return request.build();
                })
                .toList();
    }

    private static List<SmsRequest> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SmsRequest.of("+4712345678", "message " + i))
                .toList();
    }
}
