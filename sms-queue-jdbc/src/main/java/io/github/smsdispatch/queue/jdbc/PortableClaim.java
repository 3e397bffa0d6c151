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
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads without locks and makes each row its own by deleting it: whoever's delete counts has the message. H2 runs
 * {@code FOR UPDATE SKIP LOCKED} with {@code ORDER BY} over the whole table, at one claim a second.
 */
final class PortableClaim implements MessageClaim {

    private static final int PLACE = MessageRow.COUNT + 1;
    private static final int ID = MessageRow.COUNT + 2;
    private static final int WAITS_UNTIL = MessageRow.COUNT + 3;

    private final String select;
    private final String delete;
    private final String lease;
    private final String update;
    private final Times times;
    private final SendingIds ids;

    PortableClaim(Wording wording, String skipLocked, SendingIds ids) {
        this.ids = ids;
        times = wording.times();
        // A row may outlive its message, so that it must be seen without one.
        select = wording.in("SELECT " + MessageRow.M_COLUMNS + ", r.place, r.id, m.next_attempt_at FROM sms_ready r"
                + " LEFT JOIN sms_message m ON m.id = r.id WHERE r.expires_at IS NULL OR r.expires_at > ?"
                + " ORDER BY r.place LIMIT ?" + skipLocked);
        delete = wording.in("DELETE FROM sms_ready WHERE place = ?");
        lease = wording.in("INSERT INTO sms_lease (owner, lease_until, messages) VALUES (?, ?, ?)");
        update = wording.in("UPDATE sms_message SET status = 'C', owner = ?, claimed_at = ?, changed_at = ?, lease = ?,"
                + " attempts = attempts + 1, dispatcher = only_dispatcher, sending_id = ?"
                + " WHERE id = ? AND status = 'P' AND attempts = ? AND next_attempt_at IS NULL");
    }

    String select() {
        return select;
    }

    /** A ready row, and its message if that can be read and claimed. */
    private record Seen(long place, long id, @Nullable QueuedMessage message) {}

    @Override
    public Taken claim(Connection connection, Request request) throws SQLException {
        ReadRows read = ReadRows.none();
        List<Seen> mine = removed(connection, look(connection, request, read.unreadable()));
        if (mine.isEmpty()) {
            return new Taken(read, 0, 0);
        }
        List<QueuedMessage> wanted = withSendingIds(connection, mine, request);
        long leased = lease(connection, mine, request);
        read.messages().addAll(take(connection, wanted, leased, request));
        return new Taken(read, leased, mine.size());
    }

    private List<Seen> look(Connection connection, Request request, List<UnreadableRowException> unreadable)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            times.set(statement, 1, request.now());
            statement.setInt(2, request.limit());
            try (ResultSet rows = statement.executeQuery()) {
                List<Seen> seen = new ArrayList<>();
                while (rows.next()) {
                    seen.add(new Seen(rows.getLong(PLACE), rows.getLong(ID), claimable(rows, unreadable)));
                }
                return seen;
            }
        }
    }

    private @Nullable QueuedMessage claimable(ResultSet rows, List<UnreadableRowException> unreadable)
            throws SQLException {
        if (rows.getObject(1) == null || rows.getObject(WAITS_UNTIL) != null) {
            return null;
        }
        try {
            QueuedMessage message = MessageRow.read(rows, times);
            return message.status() == MessageStatus.PENDING ? message : null;
        } catch (UnreadableRowException e) {
            unreadable.add(e);
            return null;
        }
    }

    private List<Seen> removed(Connection connection, List<Seen> seen) throws SQLException {
        if (seen.isEmpty()) {
            return seen;
        }
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            for (Seen row : seen) {
                statement.setLong(1, row.place());
                statement.addBatch();
            }
            return counted(seen, statement.executeBatch());
        }
    }

    private long lease(Connection connection, List<Seen> mine, Request request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(lease, Statement.RETURN_GENERATED_KEYS)) {
            statement.setString(1, request.owner());
            times.set(statement, 2, request.leaseUntil());
            statement.setString(3, Leases.messages(mine.stream().map(Seen::id).toList()));
            statement.executeUpdate();
            try (ResultSet key = statement.getGeneratedKeys()) {
                key.next();
                return key.getLong(1);
            }
        }
    }

    private List<QueuedMessage> take(Connection connection, List<QueuedMessage> wanted, long leased, Request request)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (QueuedMessage message : wanted) {
                statement.setString(1, request.owner());
                times.set(statement, 2, message.progress().claimedAt());
                times.set(statement, 3, request.now());
                statement.setLong(4, leased);
                statement.setString(5, message.progress().sendingId());
                statement.setLong(6, Long.parseLong(message.id().value()));
                statement.setInt(7, message.progress().attempts() - 1);
                statement.addBatch();
            }
            return wanted.isEmpty() ? wanted : counted(wanted, statement.executeBatch());
        }
    }

    private static <T> List<T> counted(List<T> all, int[] counts) {
        List<T> counted = new ArrayList<>(counts.length);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                counted.add(all.get(i));
            }
        }
        return counted;
    }

    private List<QueuedMessage> withSendingIds(Connection connection, List<Seen> mine, Request request)
            throws SQLException {
        List<QueuedMessage> pending = new ArrayList<>(mine.size());
        int missing = 0;
        for (Seen row : mine) {
            QueuedMessage message = row.message();
            if (message != null) {
                pending.add(message);
                missing += message.progress().sendingId() == null ? 1 : 0;
            }
        }
        Iterator<String> fresh = (missing == 0 ? List.<String>of() : ids.fresh(connection, missing)).iterator();
        return pending.stream()
                .map(m -> {
                    String id = m.progress().sendingId();
                    return claimed(m, id == null ? fresh.next() : id, request);
                })
                .toList();
    }

    private static QueuedMessage claimed(QueuedMessage m, String sendingId, Request request) {
        Progress p = m.progress();
        // Under the same id it may have been posted since then: that is what a resolver must know.
        boolean repeats = p.posting() == Posting.REPEAT && p.sendingId() != null;
        Instant claimedAt = repeats && p.claimedAt() != null ? p.claimedAt() : request.now();
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
