// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.SmsRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Finished and far-off messages are out of the claim's way. */
class PostgreSqlPlanTest {

    @Test
    void aClaimReadsNothingOfFinishedAndWaitingMessages() throws SQLException {
        try (HikariDataSource pool = Databases.postgreSql(2)) {
            QueueSchema.install(pool);
            Databases.execute(
                    pool,
                    "INSERT INTO sms_message (recipient, body, status, next_attempt_at, enqueued_at, changed_at)"
                            + " SELECT '+4712345678', 'old', CASE WHEN i % 2 = 0 THEN 'S' ELSE 'P' END,"
                            + " CASE WHEN i % 2 = 1 THEN now() + INTERVAL '1 day' END, now(), now()"
                            + " FROM generate_series(1, 200000) i");
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            queue.enqueueAll(IntStream.range(0, 500)
                    .mapToObj(i -> SmsRequest.of("+4712345678", "message " + i))
                    .toList());
            assertPlan(pool);
            Databases.execute(pool, "ANALYZE sms_message");
            assertPlan(pool);
            assertThat(queue.claim("worker", 1000, Duration.ofMinutes(1))).hasSize(500);
        }
    }

    private static void assertPlan(HikariDataSource pool) throws SQLException {
        String select = PostgreSqlClaim.SELECT
                .replaceFirst("\\?", "0")
                .replaceFirst("\\?", Long.toString(Long.MAX_VALUE))
                .replaceFirst("\\?", "now()")
                .replaceFirst("\\?", "100");
        StringBuilder plan = new StringBuilder();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS) " + select)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        assertThat(plan)
                .contains("Index Scan using sms_ready_pkey")
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort")
                .doesNotContain("Rows Removed");
    }
}
