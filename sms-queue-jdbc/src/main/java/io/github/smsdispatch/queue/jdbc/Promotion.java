// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Makes waiting messages ready when they are due. Those that wait longer are in no index that a claim reads, so a
 * million messages for tomorrow cost today's nothing.
 */
record Promotion(Sql sql, DialectStatements dialect) {

    int run(Connection connection, Instant now, int limit) throws SQLException {
        List<Long> due = sql.ids(
                connection,
                "SELECT id FROM sms_message WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?"
                        + dialect.skipLocked(),
                now,
                limit);
        // An expiry ends the wait as well, for the sweep to see it.
        return sql.updateEach(
                        connection,
                        due,
                        "UPDATE sms_message SET ready = (status = 'P'), next_attempt_at = NULL"
                                + " WHERE next_attempt_at <= ? AND id = ?",
                        now)
                .size();
    }
}
