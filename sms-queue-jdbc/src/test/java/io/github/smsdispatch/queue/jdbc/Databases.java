// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Real databases for tests: a PostgreSQL and a MariaDB server per JVM, an H2 database or SQLite file per call. */
final class Databases {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private Databases() {}

    /** A fresh, empty H2 database. */
    static HikariDataSource h2(int connections) {
        return pool(
                "jdbc:h2:mem:test" + COUNTER.incrementAndGet() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", connections);
    }

    /** A fresh, empty schema in PostgreSQL. */
    static HikariDataSource postgreSql(int connections) {
        String schema = "test" + COUNTER.incrementAndGet();
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return pool(Server.INSTANCE.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema, connections);
    }

    /** A fresh, empty database in MariaDB. */
    static HikariDataSource mariaDb(int connections, String settings) {
        return pool(MariaDbServer.get().database("test" + COUNTER.incrementAndGet()) + settings, connections);
    }

    /** A fresh, empty SQLite file, with the one connection that it is meant for. */
    static HikariDataSource sqlite() {
        return pool(sqliteUrl(), 1);
    }

    static String sqliteUrl() {
        return "jdbc:sqlite:" + SqliteFolder.PATH.resolve("test" + COUNTER.incrementAndGet() + ".db")
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000";
    }

    /** MySQL isn't here: what its statements share with MariaDB is all that can be run. */
    static HikariDataSource of(QueueDialect dialect, int connections) {
        return switch (dialect) {
            case POSTGRESQL -> postgreSql(connections);
            case MARIADB, MYSQL -> mariaDb(connections, "");
            case H2 -> h2(connections);
            case SQLITE -> sqlite();
        };
    }

    static HikariDataSource pool(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(20_000);
        return new HikariDataSource(config);
    }

    static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a script as migration tools do, statement by statement. */
    static void script(DataSource dataSource, String sql) {
        for (String statement : sql.split(";\\s*\n")) {
            execute(dataSource, statement);
        }
    }

    private static final class SqliteFolder {
        static final Path PATH = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("sms-sqlite");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path folder) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
