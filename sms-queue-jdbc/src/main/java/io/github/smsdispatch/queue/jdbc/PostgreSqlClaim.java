// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One statement. The arrays keep the subselects from being run a second time with other rows, and the planner from
 * joining by a look at the whole table.
 *
 * <p>What is claimed leaves dead entries at the head of the index, for as long as somebody's old transaction might want
 * to see them. So a large claim goes on where the last full one ended, and only now and then begins at the head, for
 * those that came into an earlier lane.
 */
final class PostgreSqlClaim implements MessageClaim {

    static final String SELECT = "SELECT ctid, place, id, messages FROM sms_ready WHERE place BETWEEN ? AND ?"
            + " AND (expires_at IS NULL OR expires_at > ?) ORDER BY place LIMIT ? FOR UPDATE SKIP LOCKED";

    private static final long FROM_HEAD_EVERY_NANOS = Duration.ofMillis(50).toNanos();
    private static final int MANY = 50;
    private static final int TRIES = 5;
    private static final int PLAIN = PlainRow.COUNT + 1;
    private static final int LEASE = PlainRow.COUNT + 2;
    private static final int REMOVED = PlainRow.COUNT + 3;
    private static final int LAST = PlainRow.COUNT + 4;
    private static final int ROWS = PlainRow.COUNT + 5;

    private static final Comparator<QueuedMessage> ORDER = Comparator.comparingInt(
                    (QueuedMessage m) -> Codes.of(m.request().priority()))
            .thenComparingInt(m -> m.request().severity())
            .thenComparingLong(Claimed::row);

    private final Sql sql;
    private final String claim;
    private final String look;
    private final Density density = new Density();
    private final AtomicLong lastPlace = new AtomicLong();
    private final AtomicLong fromHeadAt = new AtomicLong(System.nanoTime() - FROM_HEAD_EVERY_NANOS);

    PostgreSqlClaim(TableNames names) {
        look = names.in(SELECT.replace(" FOR UPDATE SKIP LOCKED", ""));
        sql = new Sql(new PostgreSqlStatements(names).wording());
        claim = names.in("WITH head AS (" + SELECT + "), upto AS (SELECT CAST(? AS bigint) AS most),"
                // What the rows before it leave for a row, of what is wanted.
                + " cut AS (SELECT h.*, most - sum(messages) OVER (ORDER BY place) + messages AS room"
                + " FROM head h, upto),"
                + " removed AS (DELETE FROM sms_ready"
                + " WHERE ctid = ANY (ARRAY(SELECT c.ctid FROM cut c WHERE room > 0))),"
                + " rest AS (INSERT INTO sms_ready (place, id, messages)"
                + " SELECT place + 2 * room, id + room, messages - room FROM cut"
                + " WHERE room BETWEEN 1 AND messages - 1),"
                + " taken AS (SELECT id + n AS id FROM cut, generate_series(0, LEAST(room, messages) - 1) n),"
                + " leased AS (INSERT INTO sms_lease (owner, lease_until, messages)"
                + " SELECT ?, ?, string_agg(CAST(id AS text), ',') FROM taken HAVING count(*) > 0 RETURNING id)"
                + " UPDATE sms_message SET status = 'C', owner = ?, claimed_at = CASE"
                // Under the same id it may have been posted since then: that is what a resolver must know.
                + " WHEN posting = 'R' AND sending_id IS NOT NULL AND claimed_at IS NOT NULL THEN claimed_at"
                + " ELSE CAST(? AS timestamptz) END, changed_at = ?, lease = (SELECT id FROM leased),"
                + " attempts = attempts + 1, dispatcher = only_dispatcher,"
                + " sending_id = COALESCE(sending_id, CAST(nextval('sms_sending_id') AS text))"
                + " WHERE id = ANY (ARRAY(SELECT id FROM taken)) AND status = 'P' AND next_attempt_at IS NULL"
                + " RETURNING " + PlainRow.COLUMNS + ", attempts = 1 AND " + PlainRow.IS_PLAIN
                + ", lease, (SELECT count(*) FROM taken),"
                + " (SELECT max(place) FROM cut WHERE room > 0), (SELECT count(*) FROM head)");
    }

    @Override
    public Taken claim(Connection connection, Request request) throws SQLException {
        Taken taken = claim(connection, request, beginsAt(request));
        // Nothing came, yet something is there: earlier than where it began, not pending any more, or another's.
        for (int i = 1; i < TRIES && taken.removed() == 0 && isAnythingReady(connection, request); i++) {
            taken = claim(connection, request, 0);
        }
        if (taken.over()) {
            lastPlace.set(0);
        }
        return taken;
    }

    private boolean isAnythingReady(Connection connection, Request request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(look)) {
            statement.setLong(1, 0);
            statement.setLong(2, Long.MAX_VALUE);
            Times.ZONED.set(statement, 3, request.now());
            statement.setInt(4, 1);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private long beginsAt(Request request) {
        return request.limit() < MANY || isTimeForTheHead() ? 0 : lastPlace.get();
    }

    private boolean isTimeForTheHead() {
        long last = fromHeadAt.get();
        long now = System.nanoTime();
        return now - last >= FROM_HEAD_EVERY_NANOS && fromHeadAt.compareAndSet(last, now);
    }

    private Taken claim(Connection connection, Request request, long from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(claim)) {
            statement.setLong(1, from);
            statement.setLong(2, Long.MAX_VALUE);
            Times.ZONED.set(statement, 3, request.now());
            int most = density.rowsFor(request.limit());
            statement.setInt(4, most);
            statement.setLong(5, request.limit());
            statement.setString(6, request.owner());
            Times.ZONED.set(statement, 7, request.leaseUntil());
            statement.setString(8, request.owner());
            Times.ZONED.set(statement, 9, request.now());
            Times.ZONED.set(statement, 10, request.now());
            try (ResultSet rows = statement.executeQuery()) {
                return taken(connection, rows, request, most);
            }
        }
    }

    private Taken taken(Connection connection, ResultSet rows, Request request, int most) throws SQLException {
        List<QueuedMessage> messages = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        long lease = 0;
        int removed = 0;
        int head = 0;
        while (rows.next()) {
            lease = rows.getLong(LEASE);
            removed = rows.getInt(REMOVED);
            head = rows.getInt(ROWS);
            lastPlace.set(rows.getLong(LAST));
            Optional<QueuedMessage> plain =
                    rows.getBoolean(PLAIN) ? PlainRow.read(rows, Times.ZONED, request.now()) : Optional.empty();
            if (plain.isPresent()) {
                messages.add(plain.get());
            } else {
                others.add(rows.getLong(1));
            }
        }
        ReadRows whole = sql.messagesOf(connection, others);
        messages.addAll(whole.messages());
        messages.sort(ORDER);
        density.saw(head, removed);
        boolean over = head < most && removed < request.limit();
        return new Taken(new ReadRows(messages, whole.unreadable()), lease, removed, over);
    }
}
