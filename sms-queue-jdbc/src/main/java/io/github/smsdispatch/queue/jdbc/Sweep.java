// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends what ran out: messages past their expiry, leases of dead workers, reports nobody asked for. */
record Sweep(Sql sql, DialectStatements dialect, Promotion promotion, Leases leases, Ordering ordering) {

    static final String EXPIRED =
            "SELECT place, id FROM sms_ready WHERE expires_at BETWEEN ? AND ?" + " ORDER BY expires_at LIMIT ?";

    static final String WORKER_LOST = "unknown: the worker that had claimed it is gone";

    List<Long> expire(Connection connection, Instant now, int limit) throws SQLException {
        promotion.run(connection, now, limit);
        Map<Long, Long> places = new LinkedHashMap<>();
        try (PreparedStatement statement =
                        sql.prepared(connection, EXPIRED + dialect.skipLocked(), Times.EARLIEST, now, limit);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                places.put(rows.getLong(1), rows.getLong(2));
            }
        }
        // Only for what was removed here: a claim that removed it decides about it.
        List<Long> removed =
                sql
                        .updateEach(connection, List.copyOf(places.keySet()), "DELETE FROM sms_ready WHERE place = ?")
                        .stream()
                        .map(place -> places.getOrDefault(place, 0L))
                        .sorted()
                        .toList();
        List<Long> expired = sql.updateEach(
                connection,
                removed,
                "UPDATE sms_message SET status = 'E', detail = CASE WHEN posting = 'R' THEN"
                        + " 'expired before it was sent again; the earlier try may have been sent'"
                        + " ELSE 'expired before it was sent' END, changed_at = ?"
                        + " WHERE status = 'P' AND next_attempt_at IS NULL AND expires_at <= ? AND id = ?",
                now,
                now);
        keep(connection, removed, expired, now);
        ordering.finished(connection, expired, now);
        return expired;
    }

    // An operator may have moved the expiry: then it is as ready as before.
    private void keep(Connection connection, List<Long> removed, List<Long> expired, Instant now) throws SQLException {
        List<Long> others = removed.stream().filter(id -> !expired.contains(id)).toList();
        sql.updateEach(
                connection,
                others,
                "UPDATE sms_message SET next_attempt_at = ? WHERE status = 'P' AND next_attempt_at IS NULL AND id = ?",
                now);
    }

    // The posting stays as it was claimed: should the worker live and say that nothing was handed over, that is true.
    List<Long> loseWorkers(Connection connection, Instant now, int limit) throws SQLException {
        List<Long> lost = new ArrayList<>();
        for (Leases.Lapsed lease : leases.lapsed(connection, dialect.skipLocked(), now, limit)) {
            int rest = limit - lost.size();
            List<Long> held = leases.held(connection, lease, rest);
            lost.addAll(unknown(connection, held, lease.id(), now));
            if (held.size() < rest) {
                leases.end(connection, List.of(lease.id()));
            }
            if (lost.size() >= limit) {
                break;
            }
        }
        ordering.finished(connection, lost, now);
        return lost;
    }

    /** The same for messages whose lease is gone. */
    List<Long> lose(Connection connection, List<Long> ids, long lease, Instant now) throws SQLException {
        List<Long> lost = unknown(connection, ids, lease, now);
        ordering.finished(connection, lost, now);
        return lost;
    }

    private List<Long> unknown(Connection connection, List<Long> ids, long lease, Instant now) throws SQLException {
        return sql.updateEach(
                connection,
                ids,
                "UPDATE sms_message SET status = 'U', detail = '" + WORKER_LOST
                        + "', review_at = CASE WHEN duplicate_policy <> 'M' THEN CAST(? AS TIMESTAMP(6) WITH TIME ZONE)"
                        + " END, changed_at = ? WHERE status = 'C' AND COALESCE(lease, 0) = " + lease + " AND id = ?",
                now,
                now);
    }

    void forgetReports(Connection connection, Instant receivedBefore, int limit) throws SQLException {
        List<Long> old =
                sql.ids(connection, "SELECT id FROM sms_report WHERE received_at < ? LIMIT ?", receivedBefore, limit);
        sql.updateEach(connection, old, "DELETE FROM sms_report WHERE id = ?");
    }
}
