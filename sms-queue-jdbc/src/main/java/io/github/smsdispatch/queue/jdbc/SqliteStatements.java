// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SQLite: one writer at a time, so that there is nothing to lock and nothing to skip. */
record SqliteStatements(TableNames names) implements DialectStatements {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteStatements.class);
    private static final int SYNCHRONOUS_FULL = 2;

    @Override
    public Wording wording() {
        return new Wording(
                names,
                Times.MICROSECONDS,
                Map.of(Wording.TIME, "?", Wording.FOR_UPDATE, "", "UPDATE sms_message m ", "UPDATE sms_message AS m "));
    }

    @Override
    public MessageInsert insert() {
        return new PortableInsert(wording(), PortableInsert.Keys.OF_LAST_ROW, new CounterIds(names));
    }

    @Override
    public PortableClaim claim() {
        return new PortableClaim(wording(), skipLocked(), new CounterIds(names));
    }

    @Override
    public MessageMark mark() {
        return new PortableMark(wording());
    }

    @Override
    public String skipLocked() {
        return "";
    }

    @Override
    public String currentTime() {
        return "SELECT CAST(unixepoch('subsec') * 1000000 AS INTEGER)";
    }

    /**
     * A second try takes the lock before it reads anything. One that reads first and is overtaken by another process
     * before its first write can't be saved by waiting.
     */
    @Override
    public void begin(Connection connection, int attempt) throws SQLException {
        if (attempt > 1) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(names.in("UPDATE sms_schema SET version = version WHERE version < 0"));
            }
        }
    }

    @Override
    public void warn(Connection connection) throws SQLException {
        String journal = pragma(connection, "journal_mode").toLowerCase(Locale.ROOT);
        if (journal.equals("memory") && file(connection).isEmpty()) {
            return;
        }
        if (journal.equals("off") || journal.equals("memory")) {
            LOG.warn(
                    "SQLite runs with journal_mode={}: a process that is killed while it writes may leave a file that"
                            + " nobody can read. Set journal_mode=WAL in the JDBC URL.",
                    journal);
        } else if (!journal.equals("wal")) {
            LOG.warn(
                    "SQLite runs with journal_mode={}: readers and the writer wait for each other."
                            + " Set journal_mode=WAL in the JDBC URL.",
                    journal);
        }
        if (Integer.parseInt(pragma(connection, "synchronous")) < SYNCHRONOUS_FULL) {
            LOG.warn("SQLite doesn't wait for the disk at each commit, so a machine that loses power LOSES messages"
                    + " whose enqueue was acknowledged, and sends again what was marked. Set synchronous=FULL in the"
                    + " JDBC URL.");
        }
        if (Integer.parseInt(pragma(connection, "busy_timeout")) == 0) {
            LOG.warn("SQLite doesn't wait for another writer, so operations fail while one is busy."
                    + " Set busy_timeout=10000 in the JDBC URL.");
        }
    }

    private static String file(Connection connection) throws SQLException {
        return text(connection, "SELECT file FROM pragma_database_list WHERE name = 'main'");
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        return text(connection, "PRAGMA " + name);
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            String text = rows.next() ? rows.getString(1) : null;
            return text == null ? "" : text;
        }
    }
}
