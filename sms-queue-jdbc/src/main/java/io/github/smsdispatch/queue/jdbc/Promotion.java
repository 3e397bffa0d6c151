// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes waiting messages ready when they are due. Those that wait longer are in no index that a claim reads, so a
 * million messages for tomorrow cost today's nothing.
 */
record Promotion(Sql sql, DialectStatements dialect, Readiness readiness, Ordering ordering) {

    static final String DUE = "SELECT id, status, priority, severity, expires_at, tenant, ordering_key FROM sms_message"
            + " WHERE next_attempt_at BETWEEN ? AND ? ORDER BY next_attempt_at LIMIT ?";

    /** A message whose wait is over. */
    record Due(
            long id,
            String status,
            int priority,
            int severity,
            @Nullable Instant expiresAt,
            @Nullable String tenant,
            @Nullable String orderingKey) {}

    int run(Connection connection, Instant now, int limit) throws SQLException {
        List<Due> due = due(connection, now, limit);
        if (due.isEmpty()) {
            return 0;
        }
        Set<Long> mine = new HashSet<>(sql.updateEach(
                connection,
                due.stream().map(Due::id).toList(),
                "UPDATE sms_message SET next_attempt_at = NULL WHERE next_attempt_at <= ? AND id = ?",
                now));
        List<Due> pending = due.stream()
                .filter(m -> mine.contains(m.id()) && m.status().equals("P"))
                .toList();
        readiness.due(connection, ordering.admit(connection, pending));
        return mine.size();
    }

    private List<Due> due(Connection connection, Instant now, int limit) throws SQLException {
        try (PreparedStatement statement =
                        sql.prepared(connection, DUE + dialect.skipLocked(), Times.EARLIEST, now, limit);
                ResultSet rows = statement.executeQuery()) {
            List<Due> due = new ArrayList<>();
            while (rows.next()) {
                due.add(new Due(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getInt(3),
                        rows.getInt(4),
                        sql.times().get(rows, 5),
                        rows.getString(6),
                        rows.getString(7)));
            }
            return due;
        }
    }
}
