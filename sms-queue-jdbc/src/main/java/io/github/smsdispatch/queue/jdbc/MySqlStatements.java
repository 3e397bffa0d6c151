// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;

/** MariaDB and MySQL: what both understand. */
final class MySqlStatements implements DialectStatements {

    private final Wording wording;
    private final BlockIds ids;

    MySqlStatements(TableNames names) {
        wording = new Wording(
                names, Times.UTC, Map.of(Wording.TIME, "CAST(? AS DATETIME(6))", " AS BIGINT)", " AS SIGNED)"));
        ids = new BlockIds(names);
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public MessageInsert insert() {
        return new PortableInsert(wording, PortableInsert.Keys.OF_EACH_ROW, ids);
    }

    @Override
    public MessageClaim claim() {
        return new MySqlClaim(new Sql(wording), ids);
    }

    @Override
    public MessageMark mark() {
        return new MySqlMark(wording);
    }

    @Override
    public String skipLocked() {
        return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public String currentTime() {
        return "SELECT UTC_TIMESTAMP(6)";
    }

    /**
     * The default isolation, REPEATABLE READ, locks gaps, at which workers and callers deadlock. This holds for one
     * transaction only, so that nothing has to be put back.
     */
    @Override
    public void begin(Connection connection, int attempt) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
        }
    }

    @Override
    public void warn(Connection connection) throws SQLException {
        String url = String.valueOf(connection.getMetaData().getURL()).toLowerCase(Locale.ROOT);
        refuse(url, "useBulkStmts", "which rows of a batch changed");
        refuse(url, "useAffectedRows", "which rows were found, only which changed");
    }

    private static void refuse(String url, String setting, String unsaid) {
        if (url.contains(setting.toLowerCase(Locale.ROOT) + "=true")) {
            throw new SmsConfigurationException(
                    "JDBC URL", setting + "=true, with which the driver doesn't say " + unsaid, setting + "=false");
        }
    }
}
