// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** H2: compare-and-set instead of locks. */
record H2Statements(TableNames names) implements DialectStatements {

    private static final Logger LOG = LoggerFactory.getLogger(H2Statements.class);

    /**
     * When these reuse space of the file, they write into its header where the chunk before the last one is: a file that
     * wasn't closed opens without the latest commits, up to twenty of them.
     */
    private static final Set<String> FORGETFUL = Set.of("2.5.250", "2.5.252");

    @Override
    public Wording wording() {
        return Wording.standard(names);
    }

    @Override
    public MessageInsert insert() {
        return new PortableInsert(wording(), PortableInsert.Keys.OF_EACH_ROW, null);
    }

    @Override
    public MessageClaim claim() {
        return new PortableClaim(wording(), "", new SequenceIds(names));
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
        return "SELECT CURRENT_TIMESTAMP(6)";
    }

    @Override
    public void warn(Connection connection) throws SQLException {
        DatabaseMetaData h2 = connection.getMetaData();
        if (!h2.getURL().startsWith("jdbc:h2:mem:")) {
            warnOfVersion(h2.getDatabaseProductVersion());
        }
        warnOfDelay(connection);
    }

    static void warnOfVersion(String version) {
        if (FORGETFUL.contains(version.split(" ", 2)[0])) {
            LOG.warn(
                    "H2 {} may open the file of a killed process without its latest commits, so it LOSES messages whose"
                            + " enqueue was acknowledged, and sends again what was claimed or marked. Use H2 2.4.240.",
                    version);
        }
    }

    private static void warnOfDelay(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                // A setting is listed once for the database and once more if the URL names it.
                ResultSet rows = statement.executeQuery(
                        "SELECT DATABASE_PATH(), (SELECT MAX(SETTING_VALUE) FROM INFORMATION_SCHEMA.SETTINGS"
                                + " WHERE SETTING_NAME = 'WRITE_DELAY')")) {
            rows.next();
            String delay = rows.getString(2);
            boolean inMemory = rows.getString(1) == null;
            if (!inMemory && !"0".equals(delay)) {
                LOG.warn(
                        "H2 writes commits up to {} ms late, so a killed process LOSES messages whose enqueue was"
                                + " acknowledged, and sends again what was marked. Add ;WRITE_DELAY=0 to the JDBC URL.",
                        delay);
            }
        }
    }
}
