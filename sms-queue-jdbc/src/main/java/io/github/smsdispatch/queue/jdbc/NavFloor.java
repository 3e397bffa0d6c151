// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Where the rows begin that may wait. NAV's table is never purged and has no index but that of its ids, so a look at all
 * of it costs more with each message ever sent. Claims look from the oldest row that waits; who makes an older one wait
 * again lowers the floor, and every half minute, NAV's own pace, it is laid anew for what others have changed.
 */
final class NavFloor {

    private static final long EVERY_NANOS = Duration.ofSeconds(30).toNanos();

    /** A transaction that began earlier may still add rows with smaller ids. */
    private static final long SLACK = 1000;

    private long floor;
    private int lowered;
    private long laidAt = System.nanoTime() - EVERY_NANOS;

    /**
     * The condition that a row waits. The number stands in it, not a parameter: a plan that the database keeps for all
     * values would look at the whole table.
     */
    String waiting(Connection connection, String table) throws SQLException {
        return "sent = 'N' AND id >= " + from(connection, table);
    }

    private long from(Connection connection, String table) throws SQLException {
        if (isFresh()) {
            return current();
        }
        int before = lowered();
        String sql = "SELECT LEAST((SELECT min(id) FROM " + table + " WHERE sent = 'N'), (SELECT max(id) - " + SLACK
                + " FROM " + table + "))";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return lay(rows.getLong(1), before);
        }
    }

    private synchronized boolean isFresh() {
        return System.nanoTime() - laidAt < EVERY_NANOS;
    }

    private synchronized long current() {
        return floor;
    }

    private synchronized int lowered() {
        return lowered;
    }

    private synchronized long lay(long id, int before) {
        floor = lowered == before ? id : Math.min(id, floor);
        laidAt = System.nanoTime();
        return floor;
    }

    /** A row may wait again. */
    synchronized void lower(long id) {
        lowered++;
        floor = Math.min(floor, id);
    }
}
