// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to messages whose outcome is unknown. */
record Reviewing(Sql sql, DialectStatements dialect) {

    private static final Logger LOG = LoggerFactory.getLogger(Reviewing.class);

    static final String DUE = "SELECT id FROM sms_message WHERE review_at BETWEEN ? AND ? AND status = 'U'"
            + " ORDER BY changed_at, id LIMIT ?";

    // A digest that goes again may carry other messages, so it must not go under the old id.
    private static final String PENDING_AGAIN = "UPDATE sms_message SET status = 'P', next_attempt_at = ?,"
            + " review_at = NULL, owner = NULL, changed_at = ?, ";

    List<QueuedMessage> review(Connection connection, int limit, Instant now, Instant again) throws SQLException {
        List<Long> due = sql.ids(connection, DUE + dialect.skipLocked(), Times.EARLIEST, now, limit);
        List<Long> mine = sql.updateEach(
                connection,
                due,
                "UPDATE sms_message SET review_at = ? WHERE review_at <= ? AND status = 'U' AND id = ?",
                again,
                now);
        ReadRows rows = sql.messagesOf(connection, mine);
        rows.unreadable().forEach(row -> LOG.error("Left UNKNOWN: {}", row.text()));
        return due.stream()
                .flatMap(id ->
                        rows.messages().stream().filter(m -> m.id().value().equals(Long.toString(id))))
                .toList();
    }

    boolean resolve(Connection connection, long id, Resolution resolution, Instant now) throws SQLException {
        String detail = Widths.cut(resolution.detail(), Widths.DETAIL);
        String dispatcher = Widths.cut(resolution.dispatcher(), Widths.DISPATCHER);
        int changed = switch (resolution.verdict()) {
            case ACCEPTED -> accepted(connection, id, dispatcher, detail, now);
            case NOT_ACCEPTED ->
                sql.update(
                        connection,
                        PENDING_AGAIN + "posting = 'F', sending_id = NULL, only_dispatcher = NULL, detail = ?"
                                + " WHERE status = 'U' AND id = ?",
                        now,
                        now,
                        detail,
                        id);
            case REPEATABLE ->
                sql.update(
                        connection,
                        PENDING_AGAIN + "posting = 'R', only_dispatcher = ?, dispatcher = ?, detail = ?"
                                + " WHERE status = 'U' AND digest = FALSE AND sending_id IS NOT NULL AND id = ?",
                        now,
                        now,
                        dispatcher,
                        dispatcher,
                        detail,
                        id);
            case UNDECIDED -> 0;
        };
        return changed == 1;
    }

    private int accepted(Connection connection, long id, String dispatcher, String detail, Instant now)
            throws SQLException {
        return sql.update(
                connection,
                "UPDATE sms_message SET status = 'S', review_at = NULL,"
                        + " dispatcher = COALESCE(dispatcher, ?), detail = ?, sent_at = COALESCE(claimed_at, ?),"
                        + " changed_at = ? WHERE status = 'U' AND id = ?",
                dispatcher,
                detail,
                now,
                now,
                id);
    }

    boolean sendAgain(Connection connection, long id, Instant now) throws SQLException {
        return sql.update(
                        connection,
                        PENDING_AGAIN + "only_dispatcher = NULL,"
                                + " posting = CASE WHEN digest OR sending_id IS NULL THEN 'F' ELSE 'R' END,"
                                + " sending_id = CASE WHEN digest THEN NULL ELSE sending_id END"
                                + " WHERE status = 'U' AND duplicate_policy = 'L' AND id = ?",
                        now,
                        now,
                        id)
                == 1;
    }
}
