// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/** What the embedded databases have in common: the table, its rows, and the mark, a batch in a transaction. */
abstract class RawLocal implements RawQueue {

    static final String OWNER = "raw-worker";

    private static final String TABLE = "CREATE TABLE raw_queue (id bigint PRIMARY KEY, recipient varchar(20) NOT NULL,"
            + " body varchar(1000) NOT NULL, priority smallint NOT NULL DEFAULT 2, queued smallint NOT NULL DEFAULT 1,"
            + " status smallint NOT NULL DEFAULT 0, attempts integer NOT NULL DEFAULT 0, owner varchar(100),"
            + " claimed_at bigint, sent_at bigint, sending_id varchar(100), created_at bigint NOT NULL)";

    private static final String INSERT = "INSERT INTO raw_queue (id, recipient, body, created_at) VALUES (?, ?, ?, ?)";

    private static final String MARK = "UPDATE raw_queue SET status = 2, sent_at = ?, sending_id = ?"
            + " WHERE id = ? AND owner = ? AND status = 1";

    final Connection connection;
    private final PreparedStatement mark;

    RawLocal(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        mark = connection.prepareStatement(MARK);
    }

    /** Makes the table with its index and fills it. */
    static void fill(Connection connection, String index, int count) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute(index);
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < count; i++) {
                insert.setLong(1, i + 1L);
                insert.setString(2, Traffic.recipient(i));
                insert.setString(3, Traffic.text(i));
                insert.setLong(4, System.currentTimeMillis());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    @Override
    public int mark(List<Long> ids) throws SQLException {
        long now = System.currentTimeMillis();
        for (long id : ids) {
            mark.setLong(1, now);
            mark.setString(2, Long.toString(id));
            mark.setLong(3, id);
            mark.setString(4, OWNER);
            mark.addBatch();
        }
        int marked = IntStream.of(mark.executeBatch()).sum();
        connection.commit();
        return marked;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
