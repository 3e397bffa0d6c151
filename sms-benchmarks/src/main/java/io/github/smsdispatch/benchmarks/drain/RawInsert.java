// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;

/** Plain inserts, rewritten by the driver into few statements, into tables like those of the queue. */
final class RawInsert implements AutoCloseable {

    private static final int PORTION = 1000;

    /** Where rows go. */
    enum Tables {
        /** Into the table of messages. */
        MESSAGES,
        /** Also into the table that says what may be claimed. */
        ALL
    }

    private final PostgreSql server;
    private final Connection connection;
    private final PreparedStatement message;
    private final PreparedStatement ready;

    RawInsert(PostgreSql server) throws SQLException {
        this.server = server;
        server.execute(
                "CREATE TABLE raw_sms_message (LIKE sms_message INCLUDING ALL)",
                "CREATE TABLE raw_sms_ready (LIKE sms_ready INCLUDING ALL)");
        connection = DriverManager.getConnection(server.url() + "&reWriteBatchedInserts=true");
        connection.setAutoCommit(false);
        likeTheQueues();
        message = connection.prepareStatement("INSERT INTO raw_sms_message (id, recipient, body, severity,"
                + " priority, digest, duplicate_policy, enqueued_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        ready = connection.prepareStatement("INSERT INTO raw_sms_ready (place, id) VALUES (?, ?)");
    }

    /** What LIKE leaves out: how full pages get. */
    private void likeTheQueues() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet options = statement.executeQuery("SELECT 'ALTER TABLE raw_' || relname || ' SET ('"
                        + " || array_to_string(reloptions, ', ') || ')' FROM pg_class"
                        + " WHERE relname IN ('sms_message', 'sms_ready') AND reloptions IS NOT NULL")) {
            while (options.next()) {
                server.execute(options.getString(1));
            }
        }
        connection.commit();
    }

    void empty() throws SQLException {
        server.execute("TRUNCATE raw_sms_message, raw_sms_ready", "CHECKPOINT");
    }

    void inPortions(int count, Tables tables) throws SQLException {
        for (int from = 0; from < count; from += PORTION) {
            int to = Math.min(count, from + PORTION);
            for (int i = from; i < to; i++) {
                bind(i);
                message.addBatch();
            }
            message.executeBatch();
            if (tables == Tables.ALL) {
                ready(from, to);
            }
            connection.commit();
        }
    }

    private void ready(int from, int to) throws SQLException {
        for (int i = from; i < to; i++) {
            ready.setLong(1, i);
            ready.setLong(2, i);
            ready.addBatch();
        }
        ready.executeBatch();
    }

    void oneByOne(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            bind(i);
            message.executeUpdate();
            connection.commit();
        }
    }

    private void bind(int i) throws SQLException {
        Timestamp now = Timestamp.from(Instant.now());
        message.setLong(1, i);
        message.setString(2, Traffic.recipient(i));
        message.setString(3, Traffic.text(i));
        message.setInt(4, 3);
        message.setInt(5, 2);
        message.setBoolean(6, false);
        message.setString(7, "R");
        message.setTimestamp(8, now);
        message.setTimestamp(9, now);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
