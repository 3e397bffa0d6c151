// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.queue.QueuedMessage.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads without locks and takes each row by compare-and-set: H2 runs {@code FOR UPDATE SKIP LOCKED} with {@code ORDER
 * BY} over the whole table, at one claim a second.
 */
final class H2Claim implements MessageClaim {

    private static final int TRIES = 8;

    private final String select;
    private final String update;
    private final String ids;

    H2Claim(TableNames names) {
        // "ready" leads the order as it leads the index; without it H2 sorts.
        select = names.in("SELECT " + MessageRow.COLUMNS + " FROM sms_message WHERE ready = TRUE"
                + " AND (expires_at IS NULL OR expires_at > ?) ORDER BY ready, priority, severity, id LIMIT ?");
        update = names.in("UPDATE sms_message SET status = 'C', ready = FALSE, owner = ?, claimed_at = ?,"
                + " changed_at = ?, lease_until = ?, attempts = attempts + 1, dispatcher = only_dispatcher,"
                + " sending_id = ? WHERE id = ? AND ready = TRUE AND status = 'P' AND attempts = ?");
        ids = names.in("SELECT NEXT VALUE FOR sms_sending_id FROM SYSTEM_RANGE(1, ?)");
    }

    String select() {
        return select;
    }

    @Override
    public ReadRows claim(Connection connection, Request request) throws SQLException {
        for (int i = 1; ; i++) {
            ReadRows seen = look(connection, request);
            List<QueuedMessage> taken = take(connection, seen.messages(), request);
            // When another worker took all of them, there may be more behind.
            if (i == TRIES
                    || !taken.isEmpty()
                    || seen.messages().isEmpty()
                    || !seen.unreadable().isEmpty()) {
                return new ReadRows(taken, seen.unreadable());
            }
        }
    }

    private ReadRows look(Connection connection, Request request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            Times.set(statement, 1, request.now());
            statement.setInt(2, request.limit());
            try (ResultSet rows = statement.executeQuery()) {
                return ReadRows.all(rows);
            }
        }
    }

    private List<QueuedMessage> take(Connection connection, List<QueuedMessage> seen, Request request)
            throws SQLException {
        if (seen.isEmpty()) {
            return seen;
        }
        List<QueuedMessage> wanted = withSendingIds(connection, seen, request);
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (QueuedMessage message : wanted) {
                statement.setString(1, request.owner());
                Times.set(statement, 2, message.progress().claimedAt());
                Times.set(statement, 3, request.now());
                Times.set(statement, 4, request.leaseUntil());
                statement.setString(5, message.progress().sendingId());
                statement.setLong(6, Long.parseLong(message.id().value()));
                statement.setInt(7, message.progress().attempts() - 1);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            List<QueuedMessage> taken = new ArrayList<>(counts.length);
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 1) {
                    taken.add(wanted.get(i));
                }
            }
            return taken;
        }
    }

    private List<QueuedMessage> withSendingIds(Connection connection, List<QueuedMessage> seen, Request request)
            throws SQLException {
        int fresh = (int) seen.stream().filter(m -> !keepsId(m)).count();
        Iterator<String> numbers = freshIds(connection, fresh).iterator();
        return seen.stream()
                .map(m -> claimed(m, keepsId(m) ? m.progress().sendingId() : numbers.next(), request))
                .toList();
    }

    private static boolean keepsId(QueuedMessage message) {
        return message.progress().posting() == Posting.REPEAT
                && message.progress().sendingId() != null;
    }

    private List<String> freshIds(Connection connection, int count) throws SQLException {
        List<String> fresh = new ArrayList<>(count);
        try (PreparedStatement statement = connection.prepareStatement(ids)) {
            statement.setInt(1, count);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getString(1));
                }
            }
        }
        return fresh;
    }

    private static QueuedMessage claimed(QueuedMessage m, @Nullable String sendingId, Request request) {
        Progress p = m.progress();
        // Under the same id it may have been posted since then: that is what a resolver must know.
        Instant claimedAt = keepsId(m) && p.claimedAt() != null ? p.claimedAt() : request.now();
        Progress now = new Progress(
                MessageStatus.CLAIMED,
                p.attempts() + 1,
                p.posting(),
                p.onlyDispatcher(),
                p.onlyDispatcher(),
                sendingId,
                p.segments(),
                p.detail(),
                claimedAt,
                request.now());
        return new QueuedMessage(m.id(), m.request(), m.enqueuedAt(), now, m.delivery());
    }
}
