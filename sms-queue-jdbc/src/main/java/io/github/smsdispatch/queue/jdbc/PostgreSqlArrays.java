// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sets parameters that are arrays with one element per row: one round trip and one plan for all rows. The statement says
 * the type; the driver's own arrays take several times as long to write.
 *
 * @see <a href="https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO">Array Input and Output Syntax</a>
 */
record PostgreSqlArrays<R>(PreparedStatement statement, List<R> rows) {

    /** About as long as an element may be, quotes and all, before the text has to grow. */
    private static final int USUAL = 24;

    void set(int index, Function<R, @Nullable Object> value) throws SQLException {
        StringBuilder array = new StringBuilder(rows.size() * USUAL).append('{');
        for (R row : rows) {
            if (array.length() > 1) {
                array.append(',');
            }
            append(array, value.apply(row));
        }
        statement.setObject(index, array.append('}').toString(), Types.OTHER);
    }

    void time(int index, Instant time) throws SQLException {
        Times.ZONED.set(statement, index, time);
    }

    private static void append(StringBuilder array, @Nullable Object value) {
        if (value instanceof String text) {
            quote(array, text);
        } else if (value instanceof Number number) {
            array.append(number.longValue());
        } else {
            // NULL, true, false, and times as in ISO 8601.
            array.append(value);
        }
    }

    private static void quote(StringBuilder array, String text) {
        array.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                array.append(text, from, i).append('\\');
                from = i;
            }
        }
        array.append(text, from, text.length()).append('"');
    }
}
