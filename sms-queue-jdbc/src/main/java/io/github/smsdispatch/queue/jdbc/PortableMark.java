// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One batch of equal statements: what {@link MarkSql} calls v is put in as parameters. */
final class PortableMark implements MessageMark {

    private static final Pattern FIELD = Pattern.compile("\\bv\\.([a-z_]+)");

    // A bare parameter has no type where it is only compared with NULL or chosen by CASE.
    private static final Map<String, String> TYPES = Map.of(
            "status", "VARCHAR(1)",
            "dispatcher", "VARCHAR(64)",
            "sending_id", "VARCHAR(200)",
            "due", "TIMESTAMP(6) WITH TIME ZONE",
            "now", "TIMESTAMP(6) WITH TIME ZONE");

    private final String sql;
    private final Times times;
    private final List<String> fields = new ArrayList<>();

    PortableMark(Wording wording) {
        times = wording.times();
        String named = "UPDATE sms_message m SET " + MarkSql.SET + " WHERE " + MarkSql.FENCE;
        Matcher field = FIELD.matcher(named);
        sql = wording.in(field.replaceAll(match -> {
            fields.add(match.group(1));
            String type = TYPES.get(match.group(1));
            return type == null ? "?" : "CAST(? AS " + type + ")";
        }));
    }

    @Override
    public Set<Long> mark(Connection connection, List<MarkedRow> marks, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (MarkedRow mark : marks) {
                for (int i = 0; i < fields.size(); i++) {
                    bind(statement, i + 1, fields.get(i), mark, now);
                }
                statement.addBatch();
            }
            return counted(marks, statement.executeBatch());
        }
    }

    private static Set<Long> counted(List<MarkedRow> marks, int[] counts) {
        Set<Long> counted = new HashSet<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                counted.add(marks.get(i).id());
            }
        }
        return counted;
    }

    private void bind(PreparedStatement statement, int index, String field, MarkedRow mark, Instant now)
            throws SQLException {
        switch (field) {
            case "id" -> statement.setLong(index, mark.id());
            case "owner" -> statement.setString(index, mark.owner());
            case "attempt" -> statement.setInt(index, mark.attempt());
            case "status" -> statement.setString(index, mark.status());
            case "dispatcher" -> statement.setObject(index, mark.dispatcher(), Types.VARCHAR);
            case "sending_id" -> statement.setObject(index, mark.sendingId(), Types.VARCHAR);
            case "segments" -> statement.setInt(index, mark.segments());
            case "detail" -> statement.setString(index, mark.detail());
            case "due" -> times.set(statement, index, mark.due());
            case "now" -> times.set(statement, index, now);
            default -> throw new IllegalStateException(field);
        }
    }
}
