// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One statement for all marks. */
final class PostgreSqlMark implements MessageMark {

    private final String sql;

    PostgreSqlMark(TableNames names) {
        sql = names.in("UPDATE sms_message m SET " + MarkSql.SET
                + " FROM (SELECT u.*, CAST(? AS timestamptz) AS now FROM unnest(CAST(? AS bigint[]), CAST(? AS text[]),"
                + " CAST(? AS int[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS int[]),"
                + " CAST(? AS text[]), CAST(? AS timestamptz[])) AS u(id, owner, attempt, status, dispatcher,"
                + " sending_id, segments, detail, due)) v WHERE " + MarkSql.FENCE + " RETURNING m.id");
    }

    @Override
    public Set<Long> mark(Connection connection, List<MarkedRow> marks, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            PostgreSqlArrays<MarkedRow> arrays = new PostgreSqlArrays<>(connection, statement, marks);
            arrays.time(1, now);
            arrays.set(2, "int8", MarkedRow::id);
            arrays.set(3, "text", MarkedRow::owner);
            arrays.set(4, "int4", MarkedRow::attempt);
            arrays.set(5, "text", MarkedRow::status);
            arrays.set(6, "text", MarkedRow::dispatcher);
            arrays.set(7, "text", MarkedRow::sendingId);
            arrays.set(8, "int4", MarkedRow::segments);
            arrays.set(9, "text", MarkedRow::detail);
            arrays.times(10, MarkedRow::due);
            try (ResultSet rows = statement.executeQuery()) {
                Set<Long> counted = new HashSet<>();
                while (rows.next()) {
                    counted.add(rows.getLong(1));
                }
                return counted;
            }
        }
    }
}
