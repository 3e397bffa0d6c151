// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives tenants their turns: each message of a tenant takes the turn after its tenant's last one, and none takes a turn
 * that is over. So the first message of a tenant that was silent is served with the others' next, however many they
 * have. Two that ask at the same time may get the same turn, which does no harm.
 */
final class Turns {

    private static final String LAST =
            "SELECT place FROM sms_ready WHERE tenant = ? AND place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1";
    private static final String FIRST =
            "SELECT place FROM sms_ready WHERE place BETWEEN ? AND ? ORDER BY place LIMIT 1";

    private final Sql sql;
    private final Connection connection;
    private final Map<List<Object>, Long> last = new HashMap<>();

    Turns(Sql sql, Connection connection) {
        this.sql = sql;
        this.connection = connection;
    }

    long next(long lane, @Nullable String tenant) throws SQLException {
        if (tenant == null) {
            return 0;
        }
        List<Object> key = List.of(lane, tenant);
        Long known = last.get(key);
        long turn = known == null ? Math.max(served(lane), lastOf(lane, tenant) + 1) : known + 1;
        last.put(key, turn);
        return turn;
    }

    private long served(long lane) throws SQLException {
        return turn(sql.ids(connection, FIRST, Place.of(lane, 1, 0), Place.of(lane + 1, 0, 0)), 1);
    }

    private long lastOf(long lane, String tenant) throws SQLException {
        return turn(sql.ids(connection, LAST, tenant, Place.of(lane, 1, 0), Place.of(lane + 1, 0, 0)), 0);
    }

    private static long turn(List<Long> place, long none) {
        return place.isEmpty() ? none : Place.turn(place.get(0));
    }
}
