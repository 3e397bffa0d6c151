// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets parameters that are arrays with one element per row: one round trip and one plan for all rows. */
record PostgreSqlArrays<R>(Connection connection, PreparedStatement statement, List<R> rows) {

    void set(int index, String type, Function<R, @Nullable Object> value) throws SQLException {
        Object[] values = rows.stream().map(value).toArray();
        statement.setArray(index, connection.createArrayOf(type, values));
    }

    void times(int index, Function<R, @Nullable Instant> value) throws SQLException {
        set(index, "timestamptz", row -> {
            Instant time = value.apply(row);
            return time == null ? null : time.toString();
        });
    }

    void time(int index, Instant time) throws SQLException {
        Times.ZONED.set(statement, index, time);
    }
}
