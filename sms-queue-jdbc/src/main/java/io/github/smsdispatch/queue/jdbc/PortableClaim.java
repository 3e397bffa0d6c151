// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads without locks and makes each ready row its own by deleting it: whoever's delete counts has its messages. H2 runs
 * {@code FOR UPDATE SKIP LOCKED} with {@code ORDER BY} over the whole table, at one claim a second.
 */
final class PortableClaim implements MessageClaim {

    private final Sql sql;
    private final Readiness readiness;
    private final TakeRun runs;
    private final TakeEach each;
    private final String select;
    private final Density density = new Density();

    PortableClaim(Wording wording, String skipLocked, SendingIds ids) {
        sql = new Sql(wording);
        readiness = new Readiness(sql);
        runs = new TakeRun(wording);
        each = new TakeEach(wording, ids);
        select = wording.in("SELECT place, id, messages FROM sms_ready WHERE expires_at IS NULL OR expires_at > ?"
                + " ORDER BY place LIMIT ?" + skipLocked);
    }

    String select() {
        return select;
    }

    @Override
    public Taken claim(Connection connection, Request request) throws SQLException {
        int most = density.rowsFor(request.limit());
        List<ReadyRow> head = readiness.rows(connection, select, request.now(), most);
        List<ReadyRow> wanted = Cut.of(head, request.limit()).rows();
        Cut mine = Cut.of(removed(connection, wanted), request.limit());
        density.saw(wanted.size(), mine.ids().size());
        if (mine.rows().isEmpty()) {
            return Taken.nothing();
        }
        readiness.insert(connection, mine.rest().stream().toList());
        long lease = lease(connection, mine.ids(), request);
        boolean over = head.size() < most && mine.ids().size() < request.limit();
        return new Taken(
                take(connection, mine.ids(), lease, request), lease, mine.ids().size(), over);
    }

    private ReadRows take(Connection connection, List<Long> ids, long lease, Request request) throws SQLException {
        List<QueuedMessage> messages = new ArrayList<>(ids.size());
        List<UnreadableRowException> unreadable = new ArrayList<>();
        for (int from = 0; from < ids.size(); ) {
            int end = endOfRun(ids, from);
            List<Long> run = ids.subList(from, end);
            List<QueuedMessage> taken = runs.take(connection, run, lease, request);
            messages.addAll(taken.isEmpty() ? each.take(connection, run, lease, request, unreadable) : taken);
            from = end;
        }
        return new ReadRows(messages, unreadable);
    }

    private static int endOfRun(List<Long> ids, int from) {
        int end = from + 1;
        while (end < ids.size() && ids.get(end) == ids.get(end - 1) + 1) {
            end++;
        }
        return end;
    }

    private List<ReadyRow> removed(Connection connection, List<ReadyRow> rows) throws SQLException {
        List<Long> places = sql.updateEach(
                connection, rows.stream().map(ReadyRow::place).toList(), "DELETE FROM sms_ready WHERE place = ?");
        return places.size() == rows.size()
                ? rows
                : rows.stream().filter(row -> places.contains(row.place())).toList();
    }

    private long lease(Connection connection, List<Long> ids, Request request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                sql.wording().in("INSERT INTO sms_lease (owner, lease_until, messages) VALUES (?, ?, ?)"),
                Statement.RETURN_GENERATED_KEYS)) {
            statement.setString(1, request.owner());
            sql.times().set(statement, 2, request.leaseUntil());
            statement.setString(3, Leases.messages(ids));
            statement.executeUpdate();
            try (ResultSet key = statement.getGeneratedKeys()) {
                key.next();
                return key.getLong(1);
            }
        }
    }
}
