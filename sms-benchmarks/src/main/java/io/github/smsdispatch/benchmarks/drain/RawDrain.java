// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The limit: threads that claim and mark in plain JDBC, each with its own connection and statements kept prepared. */
final class RawDrain {

    private static final int CLAIM = 100;

    private final PostgreSql server;
    private final RawShape shape;

    RawDrain(PostgreSql server, RawShape shape) throws SQLException {
        this.server = server;
        this.shape = shape;
        server.execute(shape.ddl());
    }

    double perSecond(int threads, int count) throws Exception {
        server.execute(shape.fill());
        try (Crew crew = new Crew()) {
            for (int i = 0; i < threads; i++) {
                Connection connection = crew.keep(server.connect());
                String owner = "raw-worker-" + i + "/";
                crew.add(() -> drain(connection, owner));
            }
            return crew.perSecond(count);
        }
    }

    private int drain(Connection connection, String owner) throws SQLException {
        int done = 0;
        try (PreparedStatement claim = connection.prepareStatement(shape.claim());
                PreparedStatement mark = connection.prepareStatement(shape.mark())) {
            claim.setInt(2, CLAIM);
            for (int i = 0; ; i++) {
                // A name per claim: it is the key of the lease.
                claim.setString(1, owner + i);
                mark.setString(3, owner + i);
                List<Long> ids = claimed(claim);
                if (ids.isEmpty()) {
                    return done;
                }
                mark.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
                // Ids that the client chooses; where they come from costs nothing here.
                Object[] sendingIds = ids.stream().map(Object::toString).toArray();
                mark.setArray(2, connection.createArrayOf("text", sendingIds));
                int marked = mark.executeUpdate();
                if (marked != ids.size()) {
                    throw new IllegalStateException(marked + " of " + ids.size() + " marks counted");
                }
                done += marked;
            }
        }
    }

    private static List<Long> claimed(PreparedStatement claim) throws SQLException {
        List<Long> ids = new ArrayList<>(CLAIM);
        int characters = 0;
        try (ResultSet rows = claim.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
                characters += rows.getString(2).length() + rows.getString(3).length();
            }
        }
        if (characters < ids.size() * Traffic.LENGTH) {
            throw new IllegalStateException("texts are missing");
        }
        return ids;
    }
}
