// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.PhoneNumber;
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
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators ask of NAV's table, and do. */
record NavDesk(NavTable table) {

    private static final Logger LOG = LoggerFactory.getLogger(NavDesk.class);

    Map<MessageStatus, Long> counts(Connection connection) throws SQLException {
        Map<MessageStatus, Long> counts = new EnumMap<>(MessageStatus.class);
        for (MessageStatus status : MessageStatus.values()) {
            counts.put(status, 0L);
        }
        String sql = "SELECT " + NavLedger.SQL_STATUS + ", count(*) FROM "
                + table.settings().table() + " GROUP BY 1";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.put(status(rows.getString(1)), rows.getLong(2));
            }
        }
        return counts;
    }

    private static MessageStatus status(String code) {
        return switch (code) {
            case "P" -> MessageStatus.PENDING;
            case "C" -> MessageStatus.CLAIMED;
            case "U" -> MessageStatus.UNKNOWN;
            case "Y" -> MessageStatus.SENT;
            case "I" -> MessageStatus.IGNORED;
            default -> throw new QueueException("column sent holds what NAV doesn't know", null);
        };
    }

    /** Messages that ended otherwise than sent are all IGNORED here, so of the other ends there are none. */
    static String code(MessageStatus status) {
        return switch (status) {
            case PENDING -> "P";
            case CLAIMED -> "C";
            case UNKNOWN -> "U";
            case SENT -> "Y";
            case IGNORED -> "I";
            case FAILED, CANCELLED, EXPIRED -> "none";
        };
    }

    private static String where(MessageStatus status) {
        return NavLedger.SQL_STATUS + " = '" + code(status) + "'";
    }

    Optional<QueuedMessage> find(Connection connection, long id) throws SQLException {
        return table.select(connection, "id = ?", id).stream().findFirst().map(table::message);
    }

    List<QueuedMessage> messages(Connection connection, MessageStatus status, int limit) throws SQLException {
        return table.messages(table.select(connection, where(status) + " ORDER BY id LIMIT ?", limit));
    }

    List<QueuedMessage> messagesTo(Connection connection, PhoneNumber recipient, MessageStatus status)
            throws SQLException {
        return table.messages(
                table.select(connection, "phone = ? AND " + where(status) + NavRow.SQL_ORDER, recipient.value()));
    }

    List<PhoneNumber> recipients(Connection connection, MessageStatus status) throws SQLException {
        List<PhoneNumber> recipients = new ArrayList<>();
        String sql = "SELECT phone, min(id) FROM " + table.settings().table() + " WHERE " + where(status)
                + " GROUP BY phone";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                try {
                    recipients.add(PhoneNumber.of(rows.getString(1)));
                } catch (IllegalArgumentException e) {
                    LOG.warn("Left out the recipient of message {}: column phone can't be read", rows.getLong(2));
                }
            }
        }
        recipients.sort(Comparator.comparing(PhoneNumber::value));
        return recipients;
    }

    List<QueuedMessage> cancelEnqueuedBefore(Connection connection, Instant end) throws SQLException {
        List<NavRow> cancelled = table
                .select(
                        connection,
                        "sent = 'N' AND time <= ? AND " + NavLedger.SQL_STATUS + " = 'P' ORDER BY id FOR UPDATE",
                        table.settings().local(end))
                .stream()
                .filter(row -> row.status() == MessageStatus.PENDING)
                .map(NavDesk::cancelled)
                .toList();
        table.write(connection, cancelled);
        List<QueuedMessage> messages = new ArrayList<>();
        for (NavRow row : cancelled) {
            try {
                messages.add(row.message(table.settings(), MessageStatus.CANCELLED, 0));
            } catch (UnreadableRowException e) {
                LOG.warn("Cancelled, though {}", e.text());
            }
        }
        return messages;
    }

    /** As NAV cancels, without a time; the count of attempts stays for a requeue. */
    private static NavRow cancelled(NavRow row) {
        return row.finished("I", NavReviewing.waiting(row).smsid(), null);
    }

    boolean cancel(Connection connection, long id) throws SQLException {
        List<NavRow> cancelled = table.lock(connection, id).stream()
                .filter(row -> row.status().mayBecome(MessageStatus.CANCELLED))
                .map(NavDesk::cancelled)
                .toList();
        table.write(connection, cancelled);
        return !cancelled.isEmpty();
    }

    boolean requeue(Connection connection, long id) throws SQLException {
        List<NavRow> again = table.lock(connection, id).stream()
                .filter(row -> row.status() == MessageStatus.IGNORED || row.status() == MessageStatus.UNKNOWN)
                .map(NavDesk::afresh)
                .toList();
        table.write(connection, again);
        return !again.isEmpty();
    }

    /** Goes on counting for cancelled and unknown rows, an earlier send of which may still run. */
    private static NavRow afresh(NavRow row) {
        return row.isWaiting() ? NavReviewing.waiting(row) : row.with(NavLedger.read(row.smsid(), null));
    }

    boolean setStatus(Connection connection, long id, MessageStatus status, OptionalInt reference, Instant now)
            throws SQLException {
        Optional<NavRow> found =
                table.lock(connection, id).filter(row -> row.status().mayBecome(status));
        if (found.isEmpty()) {
            return false;
        }
        NavRow row = found.get();
        NavRow next = switch (status) {
            case PENDING -> afresh(row);
            case UNKNOWN -> row.with(row.ledger().unknown(now));
            default ->
                row.finished(
                        String.valueOf(status.letter()),
                        reference.isPresent() ? Integer.valueOf(reference.getAsInt()) : kept(row, status),
                        table.settings().local(now));
        };
        table.write(connection, List.of(next));
        return true;
    }

    private static @Nullable Integer kept(NavRow row, MessageStatus status) {
        Integer reference = row.smsid();
        boolean unknown = reference == null || reference < 0;
        return unknown && status == MessageStatus.SENT ? Integer.valueOf(0) : reference;
    }
}
