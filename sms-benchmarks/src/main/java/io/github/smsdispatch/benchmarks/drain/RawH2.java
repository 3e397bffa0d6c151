// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compare and set: read without locks, then update what is still waiting. With locks H2 is a thousand times slower. */
final class RawH2 extends RawLocal {

    private static final String INDEX = "CREATE INDEX raw_queue_waiting ON raw_queue (status, id)";

    private final PreparedStatement select;
    private final PreparedStatement take;

    private RawH2(Connection connection) throws SQLException {
        super(connection);
        select = connection.prepareStatement(
                "SELECT id, recipient, body FROM raw_queue WHERE status = 0 ORDER BY status, id LIMIT " + CLAIM);
        take = connection.prepareStatement("UPDATE raw_queue SET status = 1, owner = ?, claimed_at = ?,"
                + " attempts = attempts + 1 WHERE id = ? AND status = 0");
    }

    /** One thread: more of them read the same rows and get in each other's way. */
    static double perSecond(int count) throws Exception {
        try (Folder folder = Folder.fresh()) {
            String url = url(folder.path());
            try (Connection open = DriverManager.getConnection(url)) {
                fill(open, INDEX, count);
                return RawDrain.perSecond(List.of(new RawH2(DriverManager.getConnection(url))), count);
            }
        }
    }

    /** Every commit on disk, as our queue has it. */
    private static String url(Path folder) {
        return "jdbc:h2:" + folder.resolve("raw") + ";WRITE_DELAY=0";
    }

    @Override
    public List<Long> claim() throws SQLException {
        List<Long> seen;
        try (ResultSet rows = select.executeQuery()) {
            seen = RawPostgreSql.ids(rows);
        }
        long now = System.currentTimeMillis();
        for (long id : seen) {
            take.setString(1, OWNER);
            take.setLong(2, now);
            take.setLong(3, id);
            take.addBatch();
        }
        int[] counts = take.executeBatch();
        connection.commit();
        List<Long> taken = new ArrayList<>(seen.size());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                taken.add(seen.get(i));
            }
        }
        return taken;
    }
}
