// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes messages whose ids follow each other, as they were enqueued, in one statement: in an embedded database a
 * statement for each costs more than the change itself. Only for those that are all plain and go for the first time.
 */
final class TakeRun {

    private static final String PLAIN = " BETWEEN ? AND ? AND status = 'P' AND next_attempt_at IS NULL"
            + " AND attempts = 0 AND " + PlainRow.IS_PLAIN;

    static final String SELECT = "SELECT " + PlainRow.COLUMNS + " FROM sms_message WHERE id" + PLAIN + " ORDER BY id";

    static final String UPDATE = "UPDATE sms_message SET status = 'C', owner = ?, claimed_at = ?, changed_at = ?,"
            + " lease = ?, attempts = 1, dispatcher = NULL WHERE id" + PLAIN;

    private final Sql sql;

    TakeRun(Wording wording) {
        sql = new Sql(wording);
    }

    /** Takes all or, when one of them is special or gone, none. */
    List<QueuedMessage> take(Connection connection, List<Long> run, long lease, MessageClaim.Request request)
            throws SQLException {
        long first = run.get(0);
        long last = run.get(run.size() - 1);
        List<QueuedMessage> messages = plain(connection, first, last, request.now());
        if (messages.size() < run.size()) {
            return List.of();
        }
        int taken = sql.update(connection, UPDATE, request.owner(), request.now(), request.now(), lease, first, last);
        return taken == messages.size() ? messages : ofLease(connection, messages, lease);
    }

    private List<QueuedMessage> plain(Connection connection, long first, long last, Instant now) throws SQLException {
        try (PreparedStatement statement = sql.prepared(connection, SELECT, first, last);
                ResultSet rows = statement.executeQuery()) {
            List<QueuedMessage> messages = new ArrayList<>();
            while (rows.next()) {
                PlainRow.read(rows, sql.times(), now)
                        .filter(m -> m.progress().sendingId() != null)
                        .ifPresent(messages::add);
            }
            return messages;
        }
    }

    // Somebody changed some in between, for example cancelled them.
    private List<QueuedMessage> ofLease(Connection connection, List<QueuedMessage> messages, long lease)
            throws SQLException {
        Set<Long> taken = Set.copyOf(sql.ids(
                connection,
                "SELECT id FROM sms_message WHERE lease = ? AND status = 'C' AND id BETWEEN ? AND ?",
                lease,
                Claimed.row(messages.get(0)),
                Claimed.row(messages.get(messages.size() - 1))));
        return messages.stream().filter(m -> taken.contains(Claimed.row(m))).toList();
    }
}
