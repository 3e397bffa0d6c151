// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finished messages are out of everybody's way. */
class SqlitePlanTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingThatIsDueIsLookedForInTheTableOrSorted(boolean analyzed) throws SQLException {
        try (HikariDataSource pool = Databases.sqlite()) {
            QueueSchema.install(pool);
            Databases.execute(
                    pool,
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                            + " INSERT INTO sms_message (recipient, body, status, enqueued_at, changed_at)"
                            + " SELECT '+4712345678', 'old', 'S', 0, 0 FROM n");
            Databases.execute(
                    pool, "INSERT INTO sms_ready (place, id, expires_at) SELECT id, id, 1 FROM sms_message LIMIT 2000");
            if (analyzed) {
                Databases.execute(pool, "ANALYZE");
            }
            String claim = new SqliteStatements(new TableNames("sms_")).claim().select();
            assertThat(plan(pool, claim)).isEqualTo("SCAN sms_ready");
            for (String taken : new String[] {TakeRun.SELECT, TakeRun.UPDATE}) {
                assertThat(plan(pool, taken))
                        .isEqualTo("SEARCH sms_message USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)");
            }
            assertThat(plan(pool, Promotion.DUE))
                    .isEqualTo("SEARCH sms_message USING INDEX sms_message_waiting"
                            + " (next_attempt_at>? AND next_attempt_at<?)");
            assertThat(plan(pool, Sweep.EXPIRED))
                    .startsWith("SEARCH sms_ready USING ")
                    .contains("sms_ready_expiry");
            assertThat(plan(pool, Reviewing.DUE))
                    .startsWith("SEARCH sms_message USING INDEX sms_message_review (review_at>? AND review_at<?)");
        }
    }

    private static String plan(HikariDataSource pool, String select) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + select.replace("?", "5"))) {
            while (rows.next()) {
                plan.append(plan.isEmpty() ? "" : "\n").append(rows.getString("detail"));
            }
        }
        return plan.toString();
    }
}
