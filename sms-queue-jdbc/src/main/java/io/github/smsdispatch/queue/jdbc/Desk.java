// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operators ask and do. */
record Desk(Sql sql, Readiness readiness, Ordering ordering) {

    private static final String FRESH_START = "status = 'P', next_attempt_at = ?, review_at = NULL,"
            + " owner = NULL, posting = 'F', sending_id = NULL, only_dispatcher = NULL,"
            + " segments = 0, changed_at = ?,"
            // Else the word of the operator would expire at once.
            + " expires_at = CASE WHEN expires_at <= ? THEN NULL ELSE expires_at END";

    // Those that are ready, those that wait for a time, and those that wait behind their ordering key.
    private static final String WAITING_SINCE = "SELECT m.id FROM sms_ready r JOIN sms_message m"
            + " ON m.id BETWEEN r.id AND r.id + r.messages - 1 WHERE m.status = 'P' AND m.enqueued_at <= ? UNION SELECT id FROM sms_message"
            + " WHERE next_attempt_at >= ? AND status = 'P' AND enqueued_at <= ?"
            + " UNION SELECT m.id FROM sms_order o JOIN sms_message m ON m.id = o.id"
            + " WHERE m.status = 'P' AND m.enqueued_at <= ? ORDER BY 1";

    Map<MessageStatus, Long> counts(Connection connection) throws SQLException {
        Map<MessageStatus, Long> counts = new EnumMap<>(MessageStatus.class);
        for (MessageStatus status : MessageStatus.values()) {
            counts.put(status, 0L);
        }
        try (PreparedStatement statement =
                        sql.prepared(connection, "SELECT status, COUNT(*) FROM sms_message GROUP BY status");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.put(status(rows.getString(1)), rows.getLong(2));
            }
        }
        return counts;
    }

    private static MessageStatus status(String code) {
        try {
            return Codes.status(code);
        } catch (IllegalArgumentException e) {
            throw new QueueException("column status holds what this version doesn't know", e);
        }
    }

    List<QueuedMessage> messages(Connection connection, MessageStatus status, int limit) throws SQLException {
        return sql.messages(connection, "status = ? ORDER BY id LIMIT ?", Codes.of(status), limit)
                .orThrow();
    }

    List<QueuedMessage> messages(Connection connection, MessageFilter filter, int limit) throws SQLException {
        FilterSql found = FilterSql.of(filter, filter.statuses());
        return sql.messages(
                        connection,
                        found.condition() + " ORDER BY id LIMIT ?",
                        found.valuesBetween(List.of(), List.of(limit)))
                .orThrow();
    }

    List<QueuedMessage> messagesTo(Connection connection, PhoneNumber recipient, MessageStatus status)
            throws SQLException {
        return sql.messages(
                        connection,
                        "recipient = ? AND status = ? ORDER BY severity, id",
                        recipient.value(),
                        Codes.of(status))
                .orThrow();
    }

    List<PhoneNumber> recipients(Connection connection, MessageStatus status) throws SQLException {
        List<PhoneNumber> recipients = new ArrayList<>();
        try (PreparedStatement statement = sql.prepared(
                        connection,
                        "SELECT recipient, MIN(id) FROM sms_message WHERE status = ? GROUP BY recipient",
                        Codes.of(status));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                recipients.add(phone(rows.getString(1), rows.getLong(2)));
            }
        }
        // Not by the database, whose order of characters is its owner's choice.
        recipients.sort(Comparator.comparing(PhoneNumber::value));
        return recipients;
    }

    static PhoneNumber phone(String value, long id) {
        try {
            return PhoneNumber.of(value);
        } catch (IllegalArgumentException e) {
            UnreadableRowException row = new UnreadableRowException(id, "recipient");
            throw new QueueException(row.text(), row);
        }
    }

    List<QueuedMessage> cancelEnqueuedBefore(Connection connection, Instant end, Instant now) throws SQLException {
        List<Long> old = sql.ids(connection, WAITING_SINCE, end, Times.EARLIEST, end, end);
        readiness.withdraw(connection, old);
        List<Long> cancelled = sql.updateEach(connection, old, cancelWhere("status = 'P'"), now);
        ordering.finished(connection, cancelled, now);
        return sql.messagesOf(connection, cancelled).orThrow();
    }

    boolean cancel(Connection connection, long id, Instant now) throws SQLException {
        return cancelIf("status IN ('P', 'U')", connection, id, now);
    }

    boolean cancelWaiting(Connection connection, long id, Instant now) throws SQLException {
        return cancelIf("status = 'P'", connection, id, now);
    }

    private boolean cancelIf(String condition, Connection connection, long id, Instant now) throws SQLException {
        readiness.withdraw(connection, List.of(id));
        List<Long> cancelled = sql.updateEach(connection, List.of(id), cancelWhere(condition), now);
        ordering.finished(connection, cancelled, now);
        return !cancelled.isEmpty();
    }

    private static String cancelWhere(String condition) {
        return "UPDATE sms_message SET status = 'X', next_attempt_at = NULL, review_at = NULL,"
                + " changed_at = ? WHERE " + condition + " AND id = ?";
    }

    List<Long> cancelEach(Connection connection, List<Long> ids, FilterSql filter, Instant now) throws SQLException {
        readiness.withdraw(connection, ids);
        List<Long> cancelled = sql.updateEach(
                connection, ids, cancelWhere(filter.condition()), filter.valuesBetween(List.of(now), List.of()));
        if (cancelled.size() < ids.size()) {
            // One that isn't as the filter found it may be pending, and was withdrawn.
            sql.updateEach(
                    connection,
                    ids,
                    "UPDATE sms_message SET next_attempt_at = ?"
                            + " WHERE status = 'P' AND next_attempt_at IS NULL AND id = ?",
                    now);
        }
        ordering.finished(connection, cancelled, now);
        return cancelled;
    }

    boolean requeue(Connection connection, long id, Instant now) throws SQLException {
        return sql.update(connection, requeueWhere("status IN ('F', 'E', 'I', 'X', 'U')"), now, now, now, id) == 1
                || wakeStranded(connection, id, now);
    }

    // PENDING but nowhere ready, after an edit by hand. It may go on as it is: posting and sending id stay.
    private boolean wakeStranded(Connection connection, long id, Instant now) throws SQLException {
        return sql.update(
                        connection,
                        "UPDATE sms_message SET next_attempt_at = ? WHERE status = 'P' AND next_attempt_at IS NULL"
                                + " AND id = ? AND NOT EXISTS (SELECT 1 FROM sms_ready r"
                                + " WHERE sms_message.id BETWEEN r.id AND r.id + r.messages - 1)"
                                + " AND NOT EXISTS (SELECT 1 FROM sms_order o WHERE o.id = sms_message.id"
                                + " AND o.seat IS NULL)",
                        now,
                        id)
                == 1;
    }

    List<Long> requeueEach(Connection connection, List<Long> ids, FilterSql filter, Instant now) throws SQLException {
        return sql.updateEach(
                connection,
                ids,
                requeueWhere(filter.condition()),
                filter.valuesBetween(List.of(now, now, now), List.of()));
    }

    // While an earlier send may still run, the count goes on: its late mark must stay recognizable. It reads the status
    // before that is assigned: MySQL assigns from left to right.
    private static String requeueWhere(String condition) {
        return "UPDATE sms_message SET attempts = CASE WHEN status IN ('U', 'X') THEN attempts ELSE 0 END, "
                + FRESH_START + " WHERE " + condition + " AND id = ?";
    }

    void setDetail(Connection connection, long id, String detail) throws SQLException {
        sql.update(connection, "UPDATE sms_message SET detail = ? WHERE id = ?", detail, id);
    }

    boolean setStatus(Connection connection, long id, MessageStatus status, Optional<String> sendingId, Instant now)
            throws SQLException {
        List<QueuedMessage> found =
                sql.messages(connection, "id = ? FOR UPDATE", id).orThrow();
        if (found.isEmpty() || !found.get(0).status().mayBecome(status)) {
            return false;
        }
        if (status == MessageStatus.PENDING) {
            sql.update(connection, "UPDATE sms_message SET " + FRESH_START + " WHERE id = ?", now, now, now, id);
            return true;
        }
        Instant review = status == MessageStatus.UNKNOWN ? now : null;
        Instant sent = status == MessageStatus.SENT ? now : null;
        sql.update(
                connection,
                "UPDATE sms_message SET status = ?, next_attempt_at = NULL,"
                        + " review_at = CASE WHEN duplicate_policy <> 'M' THEN CAST(? AS TIMESTAMP(6) WITH TIME ZONE) END,"
                        + " sent_at = CAST(? AS TIMESTAMP(6) WITH TIME ZONE), sending_id = COALESCE(?, sending_id),"
                        + " changed_at = ? WHERE id = ?",
                Codes.of(status),
                review,
                sent,
                sendingId
                        .map(text -> Widths.exact("sendingId", text, Widths.SENDING_ID))
                        .orElse(null),
                now,
                id);
        return true;
    }
}
