// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;

/** Sending ids from a row that counts: right for SQLite, where only one transaction writes at a time anyway. */
final class CounterIds implements SendingIds {

    private final String next;

    CounterIds(TableNames names) {
        next = names.in("UPDATE sms_sending_id SET last = CASE WHEN last + ? > " + SendingIds.LAST
                + " THEN ? ELSE last + ? END RETURNING last");
    }

    @Override
    public List<String> fresh(Connection connection, int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(next)) {
            statement.setInt(1, count);
            statement.setInt(2, count);
            statement.setInt(3, count);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                long last = rows.getLong(1);
                return LongStream.rangeClosed(last - count + 1, last)
                        .mapToObj(Long::toString)
                        .toList();
            }
        }
    }
}
