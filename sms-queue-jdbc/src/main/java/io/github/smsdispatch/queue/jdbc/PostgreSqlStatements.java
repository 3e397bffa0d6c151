// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** PostgreSQL: one statement each for insert, claim and mark, whatever the number of rows. */
record PostgreSqlStatements(TableNames names) implements DialectStatements {

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
    public void warn(Connection connection) {
        // Its defaults are durable.
    }
}
