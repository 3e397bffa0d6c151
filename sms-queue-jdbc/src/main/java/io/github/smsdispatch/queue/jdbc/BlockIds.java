// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Sending ids where there is no sequence: a thousand for each row put into a table that counts by itself. The count
 * isn't taken back with a transaction, so nobody waits for anybody, and a block outlives the rollback of the transaction
 * that opened it. Thread-safe.
 */
final class BlockIds implements SendingIds {

    private static final int SIZE = 1000;
    private static final long BLOCKS = SendingIds.LAST / SIZE;

    private final String open;
    private final String delete;
    private long first = 1;
    private int used = SIZE;

    BlockIds(TableNames names) {
        open = names.in("INSERT INTO sms_sending_id () VALUES ()");
        delete = names.in("DELETE FROM sms_sending_id WHERE block = ?");
    }

    @Override
    public List<String> fresh(Connection connection, int count) throws SQLException {
        List<String> fresh = new ArrayList<>(count);
        take(fresh, count);
        while (fresh.size() < count) {
            // Two that do so at the same time waste a block, which is one of a million.
            open(next(connection));
            take(fresh, count);
        }
        return fresh;
    }

    private synchronized void take(List<String> fresh, int count) {
        while (fresh.size() < count && used < SIZE) {
            fresh.add(Long.toString(first + used));
            used++;
        }
    }

    private synchronized void open(long block) {
        first = block % BLOCKS * SIZE + 1;
        used = 0;
    }

    private long next(Connection connection) throws SQLException {
        long block;
        try (PreparedStatement statement = connection.prepareStatement(open, Statement.RETURN_GENERATED_KEYS)) {
            statement.executeUpdate();
            try (ResultSet key = statement.getGeneratedKeys()) {
                key.next();
                block = key.getLong(1);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setLong(1, block);
            statement.executeUpdate();
        }
        return block;
    }
}
