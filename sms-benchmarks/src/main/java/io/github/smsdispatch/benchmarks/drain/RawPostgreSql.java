// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A shape on PostgreSQL; each statement is a transaction. */
final class RawPostgreSql implements RawQueue {

    private final Connection connection;
    private final PreparedStatement claim;
    private final PreparedStatement mark;
    private final String name;
    private int claims;

    private RawPostgreSql(Connection connection, RawShape shape, String name) throws SQLException {
        this.connection = connection;
        this.name = name;
        claim = connection.prepareStatement(shape.claim());
        mark = connection.prepareStatement(shape.mark());
    }

    /** Fills the tables, then lets so many threads empty them; rows per second. */
    static double perSecond(PostgreSql server, RawShape shape, int threads, int count) throws Exception {
        server.execute(shape.fill());
        List<RawPostgreSql> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(new RawPostgreSql(server.connect(), shape, "raw-worker-" + i + "/"));
        }
        return RawDrain.perSecond(workers, count);
    }

    /** A name per claim: it is the key of the lease. */
    private String owner() {
        return name + claims;
    }

    @Override
    public List<Long> claim() throws SQLException {
        claims++;
        claim.setString(1, owner());
        claim.setInt(2, CLAIM);
        try (ResultSet rows = claim.executeQuery()) {
            return ids(rows);
        }
    }

    /** A worker would need recipient and text, so they are read. */
    static List<Long> ids(ResultSet rows) throws SQLException {
        List<Long> ids = new ArrayList<>(CLAIM);
        int characters = 0;
        while (rows.next()) {
            ids.add(rows.getLong(1));
            characters += rows.getString(2).length() + rows.getString(3).length();
        }
        if (characters < ids.size() * Traffic.LENGTH) {
            throw new IllegalStateException("texts are missing");
        }
        return ids;
    }

    @Override
    public int mark(List<Long> ids) throws SQLException {
        // Ids that the client chooses; where they come from costs nothing here.
        Object[] sendingIds = ids.stream().map(Object::toString).toArray();
        mark.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
        mark.setArray(2, connection.createArrayOf("text", sendingIds));
        mark.setString(3, owner());
        return mark.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
