// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Ends what ran out: messages past their expiry, leases of dead workers, reports nobody asked for. */
record Sweep(Sql sql, DialectStatements dialect, Promotion promotion) {

    static final String EXPIRED = "SELECT id FROM sms_message WHERE ready = TRUE AND expires_at BETWEEN ? AND ?"
            + " ORDER BY expires_at LIMIT ?";

    static final String LOST = "SELECT id FROM sms_message WHERE lease_until BETWEEN ? AND ? AND status = 'C'"
            + " ORDER BY lease_until LIMIT ?";

    static final String WORKER_LOST = "unknown: the worker that had claimed it is gone";

    List<Long> expire(Connection connection, Instant now, int limit) throws SQLException {
        promotion.run(connection, now, limit);
        List<Long> due = sql.ids(connection, EXPIRED + dialect.skipLocked(), Times.EARLIEST, now, limit);
        return sql.updateEach(
                connection,
                due,
                "UPDATE sms_message SET status = 'E', ready = FALSE, detail = CASE WHEN posting = 'R' THEN"
                        + " 'expired before it was sent again; the earlier try may have been sent'"
                        + " ELSE 'expired before it was sent' END, changed_at = ? WHERE ready = TRUE AND status = 'P' AND expires_at <= ? AND id = ?",
                now,
                now);
    }

    // The posting stays as it was claimed: should the worker live and say that nothing was handed over, that is true.
    List<Long> loseWorkers(Connection connection, Instant now, int limit) throws SQLException {
        List<Long> due = sql.ids(connection, LOST + dialect.skipLocked(), Times.EARLIEST, now, limit);
        return sql.updateEach(
                connection,
                due,
                "UPDATE sms_message SET status = 'U', lease_until = NULL, detail = '" + WORKER_LOST
                        + "', review_at = CASE WHEN duplicate_policy <> 'M' THEN CAST(? AS TIMESTAMP(6) WITH TIME ZONE)"
                        + " END, changed_at = ? WHERE status = 'C' AND lease_until <= ? AND id = ?",
                now,
                now,
                now);
    }

    void forgetReports(Connection connection, Instant receivedBefore, int limit) throws SQLException {
        List<Long> old =
                sql.ids(connection, "SELECT id FROM sms_report WHERE received_at < ? LIMIT ?", receivedBefore, limit);
        sql.updateEach(connection, old, "DELETE FROM sms_report WHERE id = ?");
    }
}
