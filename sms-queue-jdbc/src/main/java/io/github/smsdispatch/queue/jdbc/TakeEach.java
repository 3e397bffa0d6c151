// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.queue.QueuedMessage.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Takes messages one by one, each if it is as it was read. */
final class TakeEach {

    private final Sql sql;
    private final SendingIds ids;

    TakeEach(Wording wording, SendingIds ids) {
        sql = new Sql(wording);
        this.ids = ids;
    }

    List<QueuedMessage> take(
            Connection connection,
            List<Long> run,
            long lease,
            MessageClaim.Request request,
            List<UnreadableRowException> unreadable)
            throws SQLException {
        ReadRows read = sql.messages(
                connection,
                "id BETWEEN ? AND ? AND next_attempt_at IS NULL ORDER BY id",
                run.get(0),
                run.get(run.size() - 1));
        unreadable.addAll(read.unreadable());
        List<QueuedMessage> pending = read.messages().stream()
                .filter(m -> m.status() == MessageStatus.PENDING)
                .toList();
        return pending.isEmpty() ? pending : take(connection, claimed(connection, pending, request), lease, request);
    }

    private List<QueuedMessage> take(
            Connection connection, List<QueuedMessage> wanted, long lease, MessageClaim.Request request)
            throws SQLException {
        String update = "UPDATE sms_message SET status = 'C', owner = ?, claimed_at = ?, changed_at = ?, lease = ?,"
                + " attempts = attempts + 1, dispatcher = only_dispatcher, sending_id = ?"
                + " WHERE id = ? AND status = 'P' AND attempts = ? AND next_attempt_at IS NULL";
        try (PreparedStatement statement = sql.prepared(connection, update)) {
            for (QueuedMessage message : wanted) {
                statement.setString(1, request.owner());
                sql.times().set(statement, 2, message.progress().claimedAt());
                sql.times().set(statement, 3, request.now());
                statement.setLong(4, lease);
                statement.setString(5, message.progress().sendingId());
                statement.setLong(6, Claimed.row(message));
                statement.setInt(7, message.progress().attempts() - 1);
                statement.addBatch();
            }
            return counted(wanted, statement.executeBatch());
        }
    }

    private static List<QueuedMessage> counted(List<QueuedMessage> all, int[] counts) {
        List<QueuedMessage> counted = new ArrayList<>(counts.length);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                counted.add(all.get(i));
            }
        }
        return counted;
    }

    private List<QueuedMessage> claimed(
            Connection connection, List<QueuedMessage> pending, MessageClaim.Request request) throws SQLException {
        int missing = (int)
                pending.stream().filter(m -> m.progress().sendingId() == null).count();
        Iterator<String> fresh = (missing == 0 ? List.<String>of() : ids.fresh(connection, missing)).iterator();
        return pending.stream()
                .map(m -> {
                    String id = m.progress().sendingId();
                    return claimed(m, id == null ? fresh.next() : id, request);
                })
                .toList();
    }

    private static QueuedMessage claimed(QueuedMessage m, String sendingId, MessageClaim.Request request) {
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
