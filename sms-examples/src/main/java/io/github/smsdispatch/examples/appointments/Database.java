// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.queue.jdbc.QueueSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/** The one database of the backend: its own tables and the queue's. */
final class Database implements AutoCloseable {

    // Serialization failure, deadlock, lock time-out, a unique key that another node stored first: the same again, on
    // what there is now, succeeds or finds what it wanted to make.
    private static final Set<String> WORTH_REPEATING = Set.of("40001", "40P01", "HYT00", "23505");
    private static final int TRIES = 8;
    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    static Database open(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("appointments");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        // An H2 file isn't whole any more when the process is killed while two connections write, see JdbcMessageQueue.
        config.setMaximumPoolSize(address.isH2File() ? 1 : CONNECTIONS);
        HikariDataSource pool = new HikariDataSource(config);
        Database database = new Database(pool);
        try {
            QueueSchema.install(pool);
            database.inTransaction(Database::install);
            return database;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    DataSource source() {
        return pool;
    }

    /** What is done in a transaction; it may be done again, so it changes nothing but the database. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T inTransaction(Work<T> work) {
        for (int i = 1; ; i++) {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                return committed(connection, work);
            } catch (SQLException | RuntimeException e) {
                if (i == TRIES || !isWorthRepeating(e)) {
                    throw e instanceof SQLException sql ? withoutValues(sql) : (RuntimeException) e;
                }
            }
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.on(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    /** What databases say quotes values, a phone number for example, and this ends in a log. */
    private static IllegalStateException withoutValues(SQLException e) {
        IllegalStateException shown = new IllegalStateException(
                "the database refused: SQLState " + e.getSQLState() + ", code " + e.getErrorCode());
        shown.setStackTrace(e.getStackTrace());
        return shown;
    }

    private static boolean isWorthRepeating(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && e.getSQLState() != null && WORTH_REPEATING.contains(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean install(Connection connection) throws SQLException {
        try (InputStream in = Database.class.getResourceAsStream("/appointments/schema.sql");
                Statement statement = connection.createStatement()) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String sql : script.replaceAll("(?m)^--.*$", "").split(";\\s*\n")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
