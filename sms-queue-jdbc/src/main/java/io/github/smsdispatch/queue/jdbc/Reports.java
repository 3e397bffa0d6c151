// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.queue.LateReport;
import io.github.smsdispatch.api.queue.Reported;
import io.github.smsdispatch.api.queue.Reported.Effect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Delivery reports and their join with marks, in any order (rule Q5).
 *
 * <p>Report and mark may run at the same time, neither seeing the other's rows. So each commits first what it has and
 * looks for the other's afterwards: whoever commits last finds both. What a process leaves undone by dying between the
 * two, the sweep does.
 */
record Reports(Sql sql, ReportMatch match) {

    private static final int CHUNK = 100;
    private static final Reported KEPT = new Reported(Effect.KEPT, List.of(), null);
    private static final Reported NOT_NEWS = new Reported(Effect.NOT_NEWS, List.of(), null);

    /** The first look: applies the report, or keeps it for {@link #joinKept}. */
    Reported take(Connection connection, DeliveryReport report, Instant now) throws SQLException {
        ReportRow row = ReportRow.of(report, now);
        if (!row.isByRecipient()) {
            Optional<Reported> applied = match.apply(connection, row, now);
            if (applied.isEmpty()) {
                keep(connection, row);
            }
            return applied.orElse(KEPT);
        }
        if (!keep(connection, row)) {
            return NOT_NEWS;
        }
        Optional<Reported> applied = match.apply(connection, row, now);
        if (applied.isPresent()) {
            sql.update(connection, "UPDATE sms_report SET joined = TRUE WHERE fingerprint = ?", row.fingerprint());
        }
        return applied.orElse(KEPT);
    }

    /** The second look, after the report was committed. */
    Reported joinKept(Connection connection, DeliveryReport report, Instant now) throws SQLException {
        String fingerprint = ReportRow.of(report, now).fingerprint();
        List<Kept> kept = kept(connection, "WHERE r.fingerprint = ? AND r.joined = FALSE", fingerprint);
        return kept.isEmpty() ? KEPT : join(connection, kept.get(0), now).orElse(KEPT);
    }

    /** Joins what is kept with messages that were just marked, after the mark was committed. */
    List<LateReport> joinMarked(Connection connection, Collection<Long> messages, Instant now) throws SQLException {
        List<LateReport> joined = new ArrayList<>();
        if (messages.isEmpty() || nothingKept(connection)) {
            return joined;
        }
        List<Long> ids = List.copyOf(messages);
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<Long> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
            String among = " AND m.id IN (" + Sql.places(chunk.size()) + ")";
            joined.addAll(joinAll(connection, kept(connection, bySendingId() + among, chunk.toArray()), now));
            joined.addAll(joinAll(connection, kept(connection, byRecipient() + among, chunk.toArray()), now));
        }
        return joined;
    }

    /** Joins whatever fits, for the sweep. */
    List<LateReport> joinAny(Connection connection, Instant now) throws SQLException {
        List<LateReport> joined = new ArrayList<>();
        if (!nothingKept(connection)) {
            joined.addAll(joinAll(connection, kept(connection, bySendingId()), now));
            joined.addAll(joinAll(connection, kept(connection, byRecipient()), now));
        }
        return joined;
    }

    private static String bySendingId() {
        return "JOIN sms_message m ON m.sending_id = r.sending_id WHERE r.joined = FALSE AND m.status IN ('S', 'U', 'P')";
    }

    private static String byRecipient() {
        return "JOIN sms_message m ON m.recipient IN (r.digits, CONCAT('+', r.digits)) WHERE r.joined = FALSE"
                + " AND m.status = 'S' AND m.dispatcher = r.dispatcher AND m.claimed_at <= r.received_at"
                + " AND m.delivery_status IN ('P', 'N')";
    }

    boolean nothingKept(Connection connection) throws SQLException {
        return sql.ids(connection, "SELECT id FROM sms_report WHERE joined = FALSE LIMIT 1")
                .isEmpty();
    }

    private List<LateReport> joinAll(Connection connection, List<Kept> reports, Instant now) throws SQLException {
        List<LateReport> joined = new ArrayList<>();
        for (Kept kept : reports) {
            join(connection, kept, now)
                    .map(reported -> new LateReport(kept.row().report(), reported))
                    .ifPresent(joined::add);
        }
        return joined;
    }

    private Optional<Reported> join(Connection connection, Kept kept, Instant now) throws SQLException {
        Optional<Reported> applied = match.apply(connection, kept.row(), now);
        if (applied.isPresent()) {
            String done = kept.row().isByRecipient()
                    ? "UPDATE sms_report SET joined = TRUE WHERE id = ?"
                    : "DELETE FROM sms_report WHERE id = ?";
            sql.update(connection, done, kept.id());
        }
        return applied;
    }

    private boolean keep(Connection connection, ReportRow row) throws SQLException {
        return sql.update(
                        connection,
                        "INSERT INTO sms_report (fingerprint, dispatcher, sending_id, digits, window_millis, status,"
                                + " reported_at, received_at, detail)"
                                + " SELECT ?, ?, ?, ?, CAST(? AS BIGINT), ?, CAST(? AS TIMESTAMP(6) WITH TIME ZONE),"
                                + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE), ?"
                                + " WHERE NOT EXISTS (SELECT 1 FROM sms_report WHERE fingerprint = ?)",
                        row.fingerprint(),
                        row.dispatcher(),
                        row.sendingId(),
                        row.digits(),
                        row.windowMillis(),
                        Codes.of(row.status()),
                        row.at(),
                        row.receivedAt(),
                        row.detail(),
                        row.fingerprint())
                == 1;
    }

    private List<Kept> kept(Connection connection, String where, Object... values) throws SQLException {
        // Old news first, so that each finds what it supersedes.
        String ordered = "SELECT DISTINCT " + ReportRow.COLUMNS + " FROM sms_report r " + where
                + " ORDER BY r.reported_at, r.id";
        try (PreparedStatement statement = sql.prepared(connection, ordered, values);
                ResultSet rows = statement.executeQuery()) {
            List<Kept> kept = new ArrayList<>();
            while (rows.next()) {
                kept.add(new Kept(rows.getLong(1), ReportRow.read(rows, sql.times())));
            }
            return kept;
        }
    }

    private record Kept(long id, ReportRow row) {}
}
