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

/**
 * One statement for all marks. What they have in common, as marks of accepted SMS have almost everything, is sent and
 * read once.
 */
final class PostgreSqlMark implements MessageMark {

    private final String each;
    private final String alike;

    PostgreSqlMark(TableNames names) {
        each = names.in("UPDATE sms_message m SET " + MarkSql.SET
                + " FROM (SELECT u.*, CAST(? AS timestamptz) AS now FROM unnest(CAST(? AS bigint[]), CAST(? AS text[]),"
                + " CAST(? AS int[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS int[]),"
                + " CAST(? AS text[]), CAST(? AS timestamptz[])) AS u(id, owner, attempt, status, dispatcher,"
                + " sending_id, segments, detail, due)) v WHERE " + MarkSql.FENCE + " RETURNING m.id");
        alike = names.in("UPDATE sms_message m SET " + MarkSql.SET
                + " FROM (SELECT u.*, CAST(? AS text) AS owner, CAST(? AS int) AS attempt, CAST(? AS text) AS status,"
                + " CAST(? AS text) AS dispatcher, CAST(? AS int) AS segments, CAST(? AS text) AS detail,"
                + " CAST(? AS timestamptz) AS due, CAST(? AS timestamptz) AS now"
                + " FROM unnest(CAST(? AS bigint[]), CAST(? AS text[])) AS u(id, sending_id)) v WHERE "
                + MarkSql.FENCE + " RETURNING m.id");
    }

    @Override
    public Set<Long> mark(Connection connection, List<MarkedRow> marks, Instant now) throws SQLException {
        MarkedRow first = marks.get(0);
        boolean isAlike = marks.stream().allMatch(first::isLike);
        try (PreparedStatement statement = connection.prepareStatement(isAlike ? alike : each)) {
            PostgreSqlArrays<MarkedRow> arrays = new PostgreSqlArrays<>(statement, marks);
            if (isAlike) {
                bindAlike(statement, arrays, first, now);
            } else {
                bindEach(arrays, now);
            }
            try (ResultSet rows = statement.executeQuery()) {
                Set<Long> counted = new HashSet<>();
                while (rows.next()) {
                    counted.add(rows.getLong(1));
                }
                return counted;
            }
        }
    }

    private static void bindEach(PostgreSqlArrays<MarkedRow> arrays, Instant now) throws SQLException {
        arrays.time(1, now);
        arrays.set(2, MarkedRow::id);
        arrays.set(3, MarkedRow::owner);
        arrays.set(4, MarkedRow::attempt);
        arrays.set(5, MarkedRow::status);
        arrays.set(6, MarkedRow::dispatcher);
        arrays.set(7, MarkedRow::sendingId);
        arrays.set(8, MarkedRow::segments);
        arrays.set(9, MarkedRow::detail);
        arrays.set(10, MarkedRow::due);
    }

    private static void bindAlike(
            PreparedStatement statement, PostgreSqlArrays<MarkedRow> arrays, MarkedRow common, Instant now)
            throws SQLException {
        statement.setString(1, common.owner());
        statement.setInt(2, common.attempt());
        statement.setString(3, common.status());
        statement.setString(4, common.dispatcher());
        statement.setInt(5, common.segments());
        statement.setString(6, common.detail());
        Times.ZONED.set(statement, 7, common.due());
        Times.ZONED.set(statement, 8, now);
        arrays.set(9, MarkedRow::id);
        arrays.set(10, MarkedRow::sendingId);
    }
}
