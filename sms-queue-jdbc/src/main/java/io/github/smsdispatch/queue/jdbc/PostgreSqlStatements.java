// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL: one statement each for insert, claim and mark, whatever the number of rows. */
record PostgreSqlStatements(TableNames names) implements DialectStatements {

    private static final Logger LOG = LoggerFactory.getLogger(PostgreSqlStatements.class);

    @Override
    public Wording wording() {
        return Wording.standard(names);
    }

    @Override
    public MessageInsert insert() {
        return new PostgreSqlInsert(names);
    }

    @Override
    public MessageClaim claim() {
        return new PostgreSqlClaim(names);
    }

    @Override
    public MessageMark mark() {
        return new PostgreSqlMark(names);
    }

    @Override
    public String skipLocked() {
        return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public String currentTime() {
        return "SELECT clock_timestamp()";
    }

    @Override
    public WorkNotice notice(Connection connection) throws SQLException {
        return PostgreSqlNotice.of(connection, names);
    }

    @Override
    public AutoCloseable listen(ConnectionSource source, WorkSignal signal) {
        return new PostgreSqlListener(source, names, signal);
    }

    @Override
    public void warn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT current_setting('synchronous_commit', true), current_setting('fsync', true)")) {
            rows.next();
            if ("off".equals(rows.getString(1)) || "off".equals(rows.getString(2))) {
                LOG.warn(
                        "PostgreSQL runs with synchronous_commit={}, fsync={}: when it is killed it forgets commits, so it"
                                + " LOSES messages whose enqueue was acknowledged, and what was claimed or marked is sent"
                                + " AGAIN. Set both to on.",
                        rows.getString(1),
                        rows.getString(2));
            }
        }
    }
}
