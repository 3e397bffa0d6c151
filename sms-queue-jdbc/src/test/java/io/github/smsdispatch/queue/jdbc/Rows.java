// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Rows past the queue, for tests that need many, or look at what the queue doesn't show. */
final class Rows {

    private Rows() {}

    /** Messages that were sent at a time. */
    static void finished(DataSource database, int count, Instant at) {
        insert(database, count, "S", at);
    }

    /** Messages that stay unknown. */
    static void unknown(DataSource database, int count, Instant at) {
        insert(database, count, "U", at);
    }

    /** Messages that were given up at a time. */
    static void failed(DataSource database, int count, Instant at) {
        insert(database, count, "F", at);
    }

    private static void insert(DataSource database, int count, String status, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO sms_message"
                                + " (recipient, body, status, enqueued_at, changed_at) VALUES ('+4712345678', 'old', ?, ?, ?)")) {
            Times times = QueueDialect.ofProduct(connection.getMetaData().getDatabaseProductName())
                    .statements(new TableNames(TableNames.DEFAULT_PREFIX))
                    .wording()
                    .times();
            for (int i = 0; i < count; i++) {
                insert.setString(1, status);
                times.set(insert, 2, at);
                times.set(insert, 3, at);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static int count(DataSource database) {
        return of(database, "SELECT id FROM sms_message").size();
    }

    /** Each row as its columns with their values, sorted by name. */
    static List<String> of(DataSource database, String select) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(select);
                ResultSet rows = statement.executeQuery()) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                TreeMap<String, String> row = new TreeMap<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.put(rows.getMetaData().getColumnName(i), String.valueOf(rows.getString(i)));
                }
                all.add(row.toString());
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
