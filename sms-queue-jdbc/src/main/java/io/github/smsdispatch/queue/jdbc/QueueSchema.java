// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The queue's tables. Nothing is created unless you ask: call {@link #install(DataSource)} once at start, or give the
 * script of {@link #sql(QueueDialect)} to your migration tool.
 */
public final class QueueSchema {

    /** The version of the tables that this release works with. */
    public static final int VERSION = 1;

    private static final List<String> TABLES =
            List.of("sms_message", "sms_ready", "sms_lease", "sms_order", "sms_pace", "sms_report", "sms_archive");

    private static final String COLUMNS = "SELECT " + MessageRow.COLUMNS
            + ", next_attempt_at, review_at, sent_at, lease, owner FROM sms_message WHERE 1 = 0";

    private static final int TRIES = 20;

    private QueueSchema() {}

    /**
     * Creates tables, indexes and sequence under the prefix {@code sms_}, as far as they are missing. Idempotent, safe
     * when several processes do it at the same time; blocks for the database.
     *
     * @param dataSource the application's database
     * @throws QueueException when the database refuses, or holds another version
     */
    public static void install(DataSource dataSource) {
        install(dataSource, TableNames.DEFAULT_PREFIX);
    }

    /**
     * Creates them under another prefix.
     *
     * @param dataSource the application's database
     * @param tablePrefix as in {@link JdbcMessageQueueBuilder#tablePrefix}
     * @throws QueueException when the database refuses, or holds another version
     */
    public static void install(DataSource dataSource, String tablePrefix) {
        install(ConnectionSource.of(dataSource), new TableNames(tablePrefix));
    }

    /**
     * Gives the script of the tables under the prefix {@code sms_}. It may be run again without harm.
     *
     * @param dialect which database
     * @return SQL statements, each ended by a semicolon at the end of a line
     */
    public static String sql(QueueDialect dialect) {
        return sql(dialect, TableNames.DEFAULT_PREFIX);
    }

    /**
     * Gives the script with another prefix.
     *
     * @param dialect which database
     * @param tablePrefix as in {@link JdbcMessageQueueBuilder#tablePrefix}
     * @return SQL statements, each ended by a semicolon at the end of a line
     */
    public static String sql(QueueDialect dialect, String tablePrefix) {
        return new TableNames(tablePrefix).in(dialect.script());
    }

    static void install(ConnectionSource source, TableNames names) {
        // The wall clock does: nothing is decided by time here.
        Transactions transactions = new Transactions(source, QueueClock.fixed(Clock.systemUTC()));
        transactions.run("installing the queue's tables", connection -> {
            checkVersion(connection, names);
            checkColumns(connection, names);
            if (isIncomplete(connection, names)) {
                create(connection, names);
            }
            checkVersion(connection, names);
            return true;
        });
    }

    // Creating what is there already would be free of harm, but not of locks that running workers wait for.
    private static boolean isIncomplete(Connection connection, TableNames names) throws SQLException {
        if (version(connection, names).isEmpty()) {
            return true;
        }
        for (String table : TABLES) {
            if (!exists(connection, names.in(table))) {
                return true;
            }
        }
        return false;
    }

    private static void create(Connection connection, TableNames names) throws SQLException {
        QueueDialect dialect = QueueDialect.ofProduct(connection.getMetaData().getDatabaseProductName());
        if (dialect == QueueDialect.POSTGRESQL) {
            run(
                    connection,
                    List.of("SELECT pg_advisory_xact_lock(" + names.prefix().hashCode() + ", 8110)"));
        }
        for (int i = 1; ; i++) {
            try {
                run(connection, statements(sql(dialect, names.prefix())));
                return;
            } catch (SQLException e) {
                // Two that create the same at the same time: PostgreSQL has the lock against that, H2 fails in many
                // ways but commits each statement for itself, so that what is missing can be added.
                if (dialect == QueueDialect.POSTGRESQL || i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Refuses tables of another version; missing ones are reported by the first operation. */
    static void checkVersion(Connection connection, TableNames names) throws SQLException {
        OptionalInt found = version(connection, names);
        if (found.isEmpty() || found.getAsInt() == VERSION) {
            return;
        }
        String table = names.in("sms_schema");
        throw new QueueException(
                found.getAsInt() > VERSION
                        ? "table " + table + " says version " + found.getAsInt() + ", this sms-queue-jdbc works with "
                                + VERSION + ": use the newer sms-queue-jdbc that installed it"
                        : "table " + table + " says version " + found.getAsInt() + ", which no released sms-queue-jdbc"
                                + " installs: correct the table, or use another tablePrefix",
                null);
    }

    /** Refuses tables of an earlier snapshot, which had the same number: adding to them would make neither. */
    private static void checkColumns(Connection connection, TableNames names) throws SQLException {
        if (!exists(connection, names.in("sms_message"))) {
            return;
        }
        try {
            run(connection, List.of(names.in(COLUMNS)));
        } catch (SQLException e) {
            if (!SqlFailure.isMissing(e)) {
                throw e;
            }
            throw new QueueException(
                    "table " + names.in("sms_message") + " has not the columns of version " + VERSION
                            + ": a snapshot before the release installed it, and no release changes that. Use another"
                            + " tablePrefix, or drop the old tables when nothing in them waits any more",
                    null);
        }
    }

    private static OptionalInt version(Connection connection, TableNames names) throws SQLException {
        if (!exists(connection, names.in("sms_schema"))) {
            return OptionalInt.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(names.in("SELECT MAX(version) FROM sms_schema"))) {
            rows.next();
            int version = rows.getInt(1);
            return rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
        }
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String stored = about.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        String pattern = stored.replace("_", about.getSearchStringEscape() + "_");
        try (ResultSet tables =
                about.getTables(connection.getCatalog(), connection.getSchema(), pattern, new String[] {"TABLE"})) {
            return tables.next();
        }
    }

    private static List<String> statements(String script) {
        String withoutComments =
                script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(withoutComments.split(";\\s*(\n|$)"))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    static String resource(String name) {
        try (InputStream in = QueueSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing in the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
