// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Locks ready rows that nobody else has locked, then takes their messages. Two looks, because a join with {@code SKIP
 * LOCKED} would skip messages as well and show their ready rows without them. Each step is one statement for all rows:
 * in a batch every row costs as much as a statement. The rows are named by a JSON array that leads a join; a list after
 * {@code IN} may be answered by a look at the whole table, which waits for rows of others.
 */
final class MySqlClaim implements MessageClaim {

    // Without the hint the look may go by expiry, and sort everything that is ready.
    static final String SELECT = "SELECT place, id, messages FROM sms_ready FORCE INDEX (PRIMARY)"
            + " WHERE expires_at IS NULL OR expires_at > ? ORDER BY place LIMIT ? FOR UPDATE SKIP LOCKED";

    private static final String AMONG =
            "JSON_TABLE(?, '$[*]' COLUMNS (nr FOR ORDINALITY, id bigint PATH '$')) v STRAIGHT_JOIN ";

    private static final String REMOVE = "DELETE r FROM " + AMONG + "sms_ready r ON r.place = v.id";

    private static final String LEASE = "INSERT INTO sms_lease (owner, lease_until, messages) VALUES (?, ?, ?)";

    private static final String MESSAGES =
            AMONG + "sms_message m ON m.id = v.id AND m.status = 'P' AND m.next_attempt_at IS NULL";

    private static final String WITHOUT_SENDING_ID =
            "SELECT m.id FROM " + MESSAGES + " AND m.sending_id IS NULL FOR UPDATE";

    // The status comes last, because the join asks for it. Under the same id it may have been posted since then: that
    // is what a resolver must know.
    private static final String CLAIM = "UPDATE " + MESSAGES + " SET m.claimed_at = CASE WHEN m.posting = 'R'"
            + " AND m.sending_id IS NOT NULL AND m.claimed_at IS NOT NULL THEN m.claimed_at ELSE ? END, m.owner = ?,"
            + " m.changed_at = ?, m.lease = ?, m.attempts = m.attempts + 1, m.dispatcher = m.only_dispatcher,"
            + " m.status = 'C'";

    private static final String READ = "SELECT " + MessageRow.M_COLUMNS + " FROM " + AMONG
            + "sms_message m ON m.id = v.id AND m.lease = ? AND m.status = 'C' ORDER BY v.nr";

    private final Sql sql;
    private final SendingIds ids;
    private final Readiness readiness;
    private final Density density = new Density();

    MySqlClaim(Sql sql, SendingIds ids) {
        this.sql = sql;
        this.ids = ids;
        readiness = new Readiness(sql);
    }

    @Override
    public Taken claim(Connection connection, Request request) throws SQLException {
        int most = density.rowsFor(request.limit());
        List<ReadyRow> head = head(connection, request, most);
        Cut cut = Cut.of(head, request.limit());
        density.saw(cut.rows().size(), cut.ids().size());
        boolean over = head.size() < most && cut.ids().size() < request.limit();
        if (head.isEmpty()) {
            return Taken.nothing();
        }
        List<Long> messages = cut.ids();
        String inLockingOrder = JsonRows.numbers(messages.stream().sorted().toList());
        sql.update(
                connection,
                REMOVE,
                JsonRows.numbers(cut.rows().stream().map(ReadyRow::place).toList()));
        readiness.insert(connection, cut.rest().stream().toList());
        giveSendingIds(connection, inLockingOrder);
        long lease = lease(connection, messages, request);
        sql.update(connection, CLAIM, inLockingOrder, request.now(), request.owner(), request.now(), lease);
        return new Taken(read(connection, JsonRows.numbers(messages), lease), lease, messages.size(), over);
    }

    private List<ReadyRow> head(Connection connection, Request request, int most) throws SQLException {
        return readiness.rows(connection, SELECT, request.now(), most);
    }

    // Few have none: those that go again, and not under their old one. The look locks the messages all the same.
    private void giveSendingIds(Connection connection, String messages) throws SQLException {
        List<Long> without = sql.ids(connection, WITHOUT_SENDING_ID, messages);
        List<String> fresh = without.isEmpty() ? List.of() : ids.fresh(connection, without.size());
        for (int i = 0; i < without.size(); i++) {
            sql.update(connection, "UPDATE sms_message SET sending_id = ? WHERE id = ?", fresh.get(i), without.get(i));
        }
    }

    private long lease(Connection connection, List<Long> messages, Request request) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(sql.wording().in(LEASE), Statement.RETURN_GENERATED_KEYS)) {
            statement.setString(1, request.owner());
            sql.times().set(statement, 2, request.leaseUntil());
            statement.setString(3, Leases.messages(messages));
            statement.executeUpdate();
            try (ResultSet key = statement.getGeneratedKeys()) {
                key.next();
                return key.getLong(1);
            }
        }
    }

    private ReadRows read(Connection connection, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = sql.prepared(connection, READ, values);
                ResultSet rows = statement.executeQuery()) {
            return ReadRows.all(rows, sql.times());
        }
    }
}
