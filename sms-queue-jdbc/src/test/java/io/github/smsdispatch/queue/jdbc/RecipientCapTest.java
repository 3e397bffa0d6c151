// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The backlog of an outage doesn't flood a phone. */
class RecipientCapTest {

    private static final PhoneNumber PHONE = PhoneNumber.of("+4712345678");

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-03-01T12:00:00Z"));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void whatIsAboveTheCapWaitsUntilTheWindowIsOver(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool)
                    .clock(clock)
                    .recipientCap(2, Duration.ofMinutes(1))
                    .build();
            for (int i = 1; i <= 5; i++) {
                queue.enqueue(SmsRequest.builder(PHONE, "alarm " + i).build());
            }
            queue.enqueue(SmsRequest.of("+4787654321", "somebody else's"));
            queue.enqueue(SmsRequest.builder(PHONE, "code 1234")
                    .priority(Priority.URGENT)
                    .build());
            assertThat(claimed(queue)).containsExactly("code 1234", "alarm 1", "alarm 2", "somebody else's");
            assertThat(claimed(queue)).isEmpty();
            clock.advance(Duration.ofMinutes(1));
            assertThat(claimed(queue)).containsExactly("alarm 3", "alarm 4");
            clock.advance(Duration.ofMinutes(1));
            assertThat(claimed(queue)).containsExactly("alarm 5");
        }
    }

    private static List<String> claimed(JdbcMessageQueue queue) {
        return queue.claim("worker", 100, Duration.ofHours(1)).stream()
                .map(m -> m.request().text())
                .toList();
    }

    @Test
    void aCapOutOfRangeIsRefused() {
        try (HikariDataSource pool = Databases.h2(1)) {
            JdbcMessageQueueBuilder builder = JdbcMessageQueue.builder(pool);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.recipientCap(0, Duration.ofMinutes(1)))
                    .withMessageContaining("1 or more");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.recipientCap(1, Duration.ofMillis(1)))
                    .withMessageContaining("PT1S to PT24H");
        }
    }
}
