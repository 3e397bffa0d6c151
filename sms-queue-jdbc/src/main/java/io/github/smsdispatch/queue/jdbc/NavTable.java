// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes NAV's table. Rows are changed in two steps within one transaction: locked and read, then written, so
 * that what a row means is decided in one place, {@link NavLedger}.
 */
record NavTable(NavSettings settings) {

    private static final Logger LOG = LoggerFactory.getLogger(NavTable.class);

    List<NavRow> select(Connection connection, String condition, Object... values) throws SQLException {
        String sql = "SELECT " + NavRow.COLUMNS + " FROM " + settings.table() + " WHERE " + condition;
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<NavRow> read = new ArrayList<>();
            while (rows.next()) {
                read.add(NavRow.read(rows));
            }
            return read;
        }
    }

    /** Locks rows, in the order of their ids so that two transactions can't lock them crosswise. */
    List<NavRow> lock(Connection connection, Collection<Long> ids) throws SQLException {
        return ids.isEmpty()
                ? List.of()
                : select(connection, "id = ANY (CAST(? AS bigint[])) ORDER BY id FOR UPDATE", longs(connection, ids));
    }

    /** The same without those that somebody else works on. */
    List<NavRow> lockFree(Connection connection, Collection<Long> ids) throws SQLException {
        return ids.isEmpty()
                ? List.of()
                : select(
                        connection,
                        "id = ANY (CAST(? AS bigint[])) ORDER BY id FOR UPDATE SKIP LOCKED",
                        longs(connection, ids));
    }

    Optional<NavRow> lock(Connection connection, long id) throws SQLException {
        return lock(connection, List.of(id)).stream().findFirst();
    }

    void write(Connection connection, List<NavRow> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        String sql = "UPDATE " + settings.table() + " t SET sent = v.sent, smsid = v.smsid, timesent = v.timesent"
                + " FROM unnest(CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS int[]), CAST(? AS timestamp[]))"
                + " AS v(id, sent, smsid, timesent) WHERE t.id = v.id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            PostgreSqlArrays<NavRow> arrays = new PostgreSqlArrays<>(statement, changed);
            arrays.set(1, NavRow::id);
            arrays.set(2, NavRow::sent);
            arrays.set(3, NavRow::smsid);
            arrays.set(4, row -> row.timesent() == null ? null : String.valueOf(row.timesent()));
            statement.executeUpdate();
        }
    }

    static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    static Object longs(Connection connection, Collection<Long> ids) throws SQLException {
        return connection.createArrayOf("int8", ids.toArray());
    }

    /** For one message that somebody asked for by name: nothing would be a lie. */
    QueuedMessage message(NavRow row) {
        try {
            return row.message(settings);
        } catch (UnreadableRowException e) {
            throw new QueueException(e.text(), e);
        }
    }

    /** For lists: the table is older than this program and may hold what no SMS could be. */
    List<QueuedMessage> messages(List<NavRow> rows) {
        List<QueuedMessage> read = new ArrayList<>(rows.size());
        for (NavRow row : rows) {
            try {
                read.add(row.message(settings));
            } catch (UnreadableRowException e) {
                LOG.warn("Left out: {}", e.text());
            }
        }
        return read;
    }
}
