// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.MessageStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes finished messages out of a window of ids. By id, because no index knows status or time of change: with one,
 * every claim and mark would have to write into it.
 */
record Retaining(Sql sql, DialectStatements dialect) {

    static final int WINDOW = 1000;

    static final String COLUMNS = "id, enqueued_at, changed_at, not_before, expires_at, next_attempt_at, review_at,"
            + " claimed_at, sent_at, delivery_at, lease, attempts, segments, severity, priority, digest, status, posting,"
            + " duplicate_policy, delivery_status, recipient, sending_id, owner, dispatcher, only_dispatcher,"
            + " idempotency_key, ordering_key, collapse_key, tenant, detail, delivery_detail, body";

    static final String LOOK =
            "SELECT id, status, enqueued_at, changed_at FROM sms_message WHERE id > ? ORDER BY id LIMIT ?";

    private static final Set<MessageStatus> FINISHED =
            Arrays.stream(MessageStatus.values()).filter(MessageStatus::isFinal).collect(Collectors.toSet());

    private static final Set<String> CODES = FINISHED.stream().map(Codes::of).collect(Collectors.toSet());

    private static final String RIPE = FilterSql.statusIn(FINISHED) + " AND changed_at < ?";

    /**
     * What came of a window.
     *
     * @param removed count of messages taken out
     * @param end the last id that was looked at
     * @param last whether nothing behind it can be old enough
     */
    record Step(int removed, long end, boolean last) {}

    Step step(Connection connection, long position, Instant cut, Retention retention) throws SQLException {
        List<Long> ripe = new ArrayList<>();
        long end = position;
        int seen = 0;
        boolean young = true;
        try (PreparedStatement statement = sql.prepared(connection, LOOK, position, WINDOW);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                seen++;
                end = rows.getLong(1);
                // All of the window, not one: a row whose clock was wrong must not hide those behind it.
                young = young && !sql.times().getPresent(rows, 3).isBefore(cut);
                if (CODES.contains(rows.getString(2))
                        && sql.times().getPresent(rows, 4).isBefore(cut)) {
                    ripe.add(end);
                }
            }
        }
        int removed = ripe.isEmpty() ? 0 : remove(connection, ripe, cut, retention);
        return new Step(removed, end, young || seen < WINDOW);
    }

    private int remove(Connection connection, List<Long> ripe, Instant cut, Retention retention) throws SQLException {
        if (!retention.archives()) {
            return sql.update(connection, "DELETE FROM sms_message WHERE " + RIPE + among(ripe), values(cut, ripe));
        }
        List<Long> held = hold(connection, ripe, cut);
        if (held.isEmpty()) {
            return 0;
        }
        sql.update(
                connection,
                "INSERT INTO sms_archive (" + COLUMNS + ") SELECT " + COLUMNS + " FROM sms_message WHERE " + RIPE
                        + among(held),
                values(cut, held));
        return sql.update(connection, "DELETE FROM sms_message WHERE " + RIPE + among(held), values(cut, held));
    }

    // Else a message that is requeued between copy and deletion would stand in the archive and be sent.
    private List<Long> hold(Connection connection, List<Long> ripe, Instant cut) throws SQLException {
        if (dialect.skipLocked().isEmpty()) {
            return sql.updateEach(
                    connection,
                    ripe,
                    "UPDATE sms_message SET changed_at = changed_at WHERE " + RIPE + " AND id = ?",
                    cut);
        }
        return sql.ids(
                connection,
                "SELECT id FROM sms_message WHERE " + RIPE + among(ripe) + " ORDER BY id" + dialect.skipLocked(),
                values(cut, ripe));
    }

    private static String among(List<Long> ids) {
        return " AND id IN (" + Sql.places(ids.size()) + ")";
    }

    private static Object[] values(Instant cut, List<Long> ids) {
        List<Object> values = new ArrayList<>(ids.size() + 1);
        values.add(cut);
        values.addAll(ids);
        return values.toArray();
    }
}
