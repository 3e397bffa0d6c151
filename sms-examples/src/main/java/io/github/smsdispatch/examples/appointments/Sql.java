// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their values. */
final class Sql {

    private Sql() {}

    /** Reads one row. */
    @FunctionalInterface
    interface Mapper<T> {
        T read(ResultSet row) throws SQLException;
    }

    static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    static void each(Connection connection, String sql, List<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] values : rows) {
                bind(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Gives the id of the new row. */
    static long insert(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {"id"})) {
            bind(statement, values);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    static <T> List<T> list(Connection connection, Mapper<T> mapper, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(mapper.read(rows));
                }
                return all;
            }
        }
    }

    static <T> Optional<T> one(Connection connection, Mapper<T> mapper, String sql, @Nullable Object... values)
            throws SQLException {
        return list(connection, mapper, sql, values).stream().findFirst();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, bindable(values[i]));
        }
    }

    private static @Nullable Object bindable(@Nullable Object value) {
        if (value instanceof Instant time) {
            return time.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Enum<?> one ? one.name() : value;
    }
}
