// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.SmsRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers of other processes learn of new messages. */
class WakeUpTest {

    private static final SmsRequest REQUEST = SmsRequest.of("+4712345678", "wake up");

    @Test
    @Timeout(30)
    void aCommitElsewhereWakesAListeningQueue() throws SQLException, InterruptedException {
        try (HikariDataSource pool = Databases.postgreSql(4)) {
            QueueSchema.install(pool);
            try (JdbcMessageQueue enqueuing = JdbcMessageQueue.builder(pool).build();
                    JdbcMessageQueue working =
                            JdbcMessageQueue.builder(pool).listenThrough(pool).build()) {
                untilQuiet(working);
                try (Connection connection = pool.getConnection()) {
                    connection.setAutoCommit(false);
                    enqueuing.within(connection).enqueue(REQUEST);
                    assertThat(wokenEarly(working)).isFalse();
                    connection.commit();
                }
                assertThat(wokenEarly(working)).isTrue();
                assertThat(working.claim("worker", 1, Duration.ofMinutes(1))).hasSize(1);
            }
        }
    }

    /** Waits until looking has become as rare as it gets, so that an early return can only be a notice. */
    private static void untilQuiet(JdbcMessageQueue queue) throws InterruptedException {
        for (int quiet = 0; quiet < 2; ) {
            quiet = wokenEarly(queue) ? 0 : quiet + 1;
        }
    }

    private static boolean wokenEarly(JdbcMessageQueue queue) throws InterruptedException {
        long started = System.nanoTime();
        queue.awaitWork(Duration.ofSeconds(10));
        return System.nanoTime() - started < TimeUnit.MILLISECONDS.toNanos(450);
    }

    @Test
    void aDatabaseWithoutNoticesIsRefused() {
        try (HikariDataSource pool = Databases.h2(2)) {
            QueueSchema.install(pool);
            assertThatExceptionOfType(SmsConfigurationException.class)
                    .isThrownBy(() ->
                            JdbcMessageQueue.builder(pool).listenThrough(pool).build())
                    .withMessageContaining("listenThrough");
        }
    }
}
