// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two statements for all marks: one locks the rows that may still be marked and says which they are, because an update
 * only says how many; the other writes. The marks go as a JSON array, which both products read as a table; it is first
 * in the join, so that rows are looked up, and locked, in the order of their ids.
 */
final class MySqlMark implements MessageMark {

    // The tables' character set: JSON_TABLE's own is that of the database, which may know fewer characters.
    private static final String TEXT = ") CHARACTER SET utf8mb4 PATH ";

    private static final String MARKS = " FROM JSON_TABLE(?, '$[*]' COLUMNS (id bigint PATH '$[0]',"
            + " owner varchar(200" + TEXT + "'$[1]', attempt integer PATH '$[2]', status varchar(1" + TEXT + "'$[3]',"
            + " dispatcher varchar(64" + TEXT + "'$[4]', sending_id varchar(200" + TEXT + "'$[5]',"
            + " segments integer PATH '$[6]', detail varchar(500" + TEXT + "'$[7]', due datetime(6) PATH '$[8]',"
            + " now datetime(6) PATH '$[9]')) v";

    // Exact whatever the collations: the names of the binary ones differ between the products.
    private static final String FENCE =
            MarkSql.FENCE.replace("m.owner = v.owner", "CAST(m.owner AS BINARY) = CAST(v.owner AS BINARY)");

    private final String lock;
    private final String update;

    MySqlMark(Wording wording) {
        lock = wording.in("SELECT m.id" + MARKS + " STRAIGHT_JOIN sms_message m ON m.id = v.id WHERE " + FENCE
                + Wording.FOR_UPDATE);
        update = wording.in("UPDATE" + MARKS.substring(" FROM".length()) + " STRAIGHT_JOIN sms_message m ON m.id = v.id"
                + " SET " + MarkSql.SET.replaceAll("(^|, )([a-z_]+) = ", "$1m.$2 = ") + " WHERE " + FENCE);
    }

    @Override
    public Set<Long> mark(Connection connection, List<MarkedRow> marks, Instant now) throws SQLException {
        String json = json(marks, now);
        Set<Long> counted = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.setString(1, json);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counted.add(rows.getLong(1));
                }
            }
        }
        if (!counted.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(update)) {
                statement.setString(1, json);
                statement.executeUpdate();
            }
        }
        return counted;
    }

    private static String json(List<MarkedRow> marks, Instant now) {
        JsonRows rows = new JsonRows();
        for (MarkedRow mark : marks) {
            rows.row()
                    .number(mark.id())
                    .text(mark.owner())
                    .number(mark.attempt())
                    .text(mark.status())
                    .text(mark.dispatcher())
                    .text(mark.sendingId())
                    .number(mark.segments())
                    .text(mark.detail())
                    .text(utc(mark.due()))
                    .text(utc(now));
        }
        return rows.end();
    }

    private static @Nullable String utc(@Nullable Instant time) {
        return time == null
                ? null
                : LocalDateTime.ofInstant(Times.storable(time), ZoneOffset.UTC)
                        .toString()
                        .replace('T', ' ');
    }
}
