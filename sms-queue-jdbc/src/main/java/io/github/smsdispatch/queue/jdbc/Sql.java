// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the statements that are the same in every dialect. */
record Sql(Wording wording) {

    private static final int CHUNK = 100;

    int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    List<Long> ids(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }

    ReadRows messages(Connection connection, String condition, @Nullable Object... values) throws SQLException {
        String sql = "SELECT " + MessageRow.COLUMNS + " FROM sms_message WHERE " + condition;
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            return ReadRows.all(rows, times());
        }
    }

    /** Messages by id, in the order of their ids. */
    ReadRows messagesOf(Connection connection, Collection<Long> ids) throws SQLException {
        ReadRows all = new ReadRows(new ArrayList<>(), new ArrayList<>());
        List<Long> sorted = ids.stream().sorted().toList();
        for (int from = 0; from < sorted.size(); from += CHUNK) {
            List<Long> chunk = sorted.subList(from, Math.min(from + CHUNK, sorted.size()));
            ReadRows some = messages(connection, "id IN (" + places(chunk.size()) + ") ORDER BY id", chunk.toArray());
            all.messages().addAll(some.messages());
            all.unreadable().addAll(some.unreadable());
        }
        return all;
    }

    /** Changes rows one by one, each only if the condition in the statement, which ends with the id, still holds. */
    List<Long> updateEach(Connection connection, List<Long> ids, String sql, @Nullable Object... values)
            throws SQLException {
        List<Long> changed = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<Long> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
            try (PreparedStatement statement = prepared(connection, sql, values)) {
                for (long id : chunk) {
                    bind(statement, values);
                    statement.setLong(values.length + 1, id);
                    statement.addBatch();
                }
                int[] counts = statement.executeBatch();
                for (int i = 0; i < counts.length; i++) {
                    if (counts[i] == Statement.SUCCESS_NO_INFO) {
                        throw new SmsConfigurationException(
                                "JDBC driver",
                                "one that doesn't say which rows of a batch changed",
                                "one that does; with that of MariaDB useBulkStmts=false in the URL");
                    }
                    if (counts[i] == 1) {
                        changed.add(chunk.get(i));
                    }
                }
            }
        }
        return changed;
    }

    PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(wording.in(sql));
        try {
            bind(statement, values);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    Times times() {
        return wording.times();
    }

    static String places(int count) {
        return "?" + ", ?".repeat(count - 1);
    }

    private void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant time) {
                wording.times().set(statement, i + 1, time);
            } else if (value == null) {
                statement.setNull(i + 1, Types.VARCHAR);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
