// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** One connection and one thread: SQLite has a single writer. */
final class RawSqlite extends RawLocal {

    private static final String INDEX = "CREATE INDEX raw_queue_waiting ON raw_queue (id) WHERE queued = 1";

    private final PreparedStatement take;

    private RawSqlite(Connection connection) throws SQLException {
        super(connection);
        take = connection.prepareStatement("UPDATE raw_queue SET queued = 0, status = 1, owner = ?, claimed_at = ?,"
                + " attempts = attempts + 1 WHERE id IN (SELECT id FROM raw_queue WHERE queued = 1 ORDER BY id LIMIT "
                + CLAIM + ") RETURNING id, recipient, body");
    }

    static double perSecond(int count) throws Exception {
        try (Folder folder = Folder.fresh()) {
            Connection connection =
                    SqliteCase.dataSource(folder.path().resolve("raw.db")).getConnection();
            fill(connection, INDEX, count);
            return RawDrain.perSecond(List.of(new RawSqlite(connection)), count);
        }
    }

    @Override
    public List<Long> claim() throws SQLException {
        take.setString(1, OWNER);
        take.setLong(2, System.currentTimeMillis());
        List<Long> taken;
        try (ResultSet rows = take.executeQuery()) {
            taken = RawPostgreSql.ids(rows);
        }
        connection.commit();
        return taken;
    }
}
