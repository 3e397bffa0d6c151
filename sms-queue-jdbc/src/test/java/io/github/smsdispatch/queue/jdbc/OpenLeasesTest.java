// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lease lives as long as a message of its claim may be under way. */
class OpenLeasesTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @Test
    void aLateMarkOfAnEarlierAttemptDoesNotEndTheNextOnesLease() {
        MutableClock clock = MutableClock.at(Instant.parse("2026-03-01T12:00:00Z"));
        try (HikariDataSource pool = Databases.h2(2)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).clock(clock).build();
            queue.enqueue(SmsRequest.builder(PhoneNumber.of("+4712345678"), "alarm")
                    .duplicatePolicy(DuplicatePolicy.AT_LEAST_ONCE)
                    .build());
            Claim late = claim(queue);
            clock.advance(LEASE.plusSeconds(1));
            queue.sweep(10);
            assertThat(queue.sendAgain(late.id())).isTrue();
            Claim second = claim(queue);

            assertThat(queue.mark(List.of(new Mark(late, MessageStatus.SENT, "gateway", "1", 1, "late", null))))
                    .isEmpty();
            // A sweep deletes the leases that nobody needs.
            queue.sweep(10);

            assertThat(queue.extend(List.of(second), LEASE)).isEqualTo(1);
        }
    }

    private static Claim claim(JdbcMessageQueue queue) {
        QueuedMessage message = queue.claim("worker", 1, LEASE).get(0);
        return new Claim(message.id(), "worker", message.progress().attempts());
    }
}
