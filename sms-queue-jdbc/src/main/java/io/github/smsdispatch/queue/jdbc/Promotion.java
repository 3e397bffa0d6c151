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

    static final String DUE =
            "SELECT id FROM sms_message WHERE next_attempt_at BETWEEN ? AND ? ORDER BY next_attempt_at LIMIT ?";

    int run(Connection connection, Instant now, int limit) throws SQLException {
        List<Long> due = sql.ids(connection, DUE + dialect.skipLocked(), Times.EARLIEST, now, limit);
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
