// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Finished messages are out of everybody's way, although MariaDB keeps them in each index. */
class MariaDbPlanTest {

    @Test
    void whatIsDueIsFoundWithoutReadingFinishedMessages() throws SQLException {
        try (HikariDataSource pool = Databases.mariaDb(2, "")) {
            QueueSchema.install(pool);
            Databases.execute(
                    pool,
                    "INSERT INTO sms_message (recipient, body, status, sending_id, enqueued_at, changed_at)"
                            + " SELECT '+4712345678', 'old', 'S', seq, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)"
                            + " FROM seq_1_to_20000");
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            Instant later = Instant.now().plusSeconds(3600);
            queue.enqueueAll(IntStream.range(0, 2000)
                    .mapToObj(i -> SmsRequest.builder(PhoneNumber.of("+4712345678"), "message " + i)
                            .expiresAt(i % 2 == 0 ? later : later.plusSeconds(i))
                            .build())
                    .toList());
            assertPlans(pool);
            Databases.execute(pool, "ANALYZE TABLE sms_message, sms_ready");
            assertPlans(pool);
            assertThat(queue.claim("worker", 3000, Duration.ofMinutes(1))).hasSize(2000);
        }
    }

    private static void assertPlans(HikariDataSource pool) throws SQLException {
        Instant now = Instant.now();
        try (Connection connection = pool.getConnection()) {
            assertThat(handlerReads(connection, MySqlClaim.SELECT, now, 100)).isBetween(99L, 101L);
            for (String due : List.of(Promotion.DUE, Sweep.EXPIRED, Reviewing.DUE)) {
                assertThat(handlerReads(connection, due, Times.EARLIEST, now, 100))
                        .as(due)
                        .isLessThanOrEqualTo(2);
            }
        }
    }

    /** How many rows or index entries the server touches, as it counts them itself. */
    private static long handlerReads(Connection connection, String select, Object... values) throws SQLException {
        try (PreparedStatement flush = connection.prepareStatement("FLUSH STATUS");
                PreparedStatement statement = connection.prepareStatement(select);
                PreparedStatement count = connection.prepareStatement(
                        "SELECT SUM(VARIABLE_VALUE) FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME IN"
                                + " ('Handler_read_first', 'Handler_read_key', 'Handler_read_next', 'Handler_read_prev',"
                                + " 'Handler_read_rnd', 'Handler_read_rnd_next', 'Sort_rows')")) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Instant time) {
                    Times.UTC.set(statement, i + 1, time);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            flush.execute();
            statement.executeQuery().close();
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
