// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A fresh server with the durability that PostgreSQL has by default; the embedded one would not wait for the disk. */
final class PostgreSql implements AutoCloseable {

    private final EmbeddedPostgres server;

    private PostgreSql(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgreSql start() throws IOException {
        return new PostgreSql(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    HikariDataSource pool(int size) {
        return pool(url(), size);
    }

    static HikariDataSource pool(String url, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    void execute(List<String> statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    void execute(String... statements) throws SQLException {
        execute(List.of(statements));
    }

    /** Empties the queue's tables, whichever they are, and leaves nothing for the server to do later. */
    void emptyQueue() throws SQLException {
        execute("TRUNCATE " + String.join(", ", tables("sms_")), "CHECKPOINT");
    }

    /** The planner must know a table that was just filled; the server would see to it by itself a minute later. */
    void analyzeQueue() throws SQLException {
        execute("ANALYZE " + String.join(", ", tables("sms_")));
    }

    /** The tables of a queue, but for the one that says their version. */
    List<String> tables(String prefix) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT tablename FROM pg_tables WHERE starts_with(tablename, ?) AND tablename <> ? ORDER BY 1")) {
            statement.setString(1, prefix);
            statement.setString(2, prefix + "schema");
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
