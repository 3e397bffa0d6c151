// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sending ids from H2's sequence, several in one query. */
final class SequenceIds implements SendingIds {

    private final String next;

    SequenceIds(TableNames names) {
        next = names.in("SELECT NEXT VALUE FOR sms_sending_id FROM SYSTEM_RANGE(1, ?)");
    }

    @Override
    public List<String> fresh(Connection connection, int count) throws SQLException {
        List<String> fresh = new ArrayList<>(count);
        try (PreparedStatement statement = connection.prepareStatement(next)) {
            statement.setInt(1, count);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getString(1));
                }
            }
        }
        return fresh;
    }
}
