// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Sends the messages of one ordering key one after the other. sms_order has a row for each that isn't finished; the one
 * whose turn it is holds the key as its seat, which is unique, so that two workers can't let two of them go.
 */
record Ordering(Sql sql) {

    private static final int CHUNK = 100;

    /** Lets those go that have no key or the seat; the others are left with no time to wake up at, behind the seat. */
    List<Promotion.Due> admit(Connection connection, List<Promotion.Due> due) throws SQLException {
        Map<String, Long> seats = new HashMap<>();
        List<Promotion.Due> admitted = new ArrayList<>();
        // Oldest first; those without a key keep the order in which they became due, as that gives tenants their turns.
        List<Promotion.Due> byAge = due.stream()
                .sorted(Comparator.comparing((Promotion.Due m) -> m.orderingKey() != null)
                        .thenComparing(m -> m.orderingKey() == null ? 0 : m.id()))
                .toList();
        for (Promotion.Due message : byAge) {
            String key = message.orderingKey();
            if (key == null || holdsSeat(connection, seats, key, message.id())) {
                admitted.add(message);
            }
        }
        return admitted;
    }

    private boolean holdsSeat(Connection connection, Map<String, Long> seats, String key, long id) throws SQLException {
        Long holder = seats.get(key);
        if (holder == null) {
            OptionalLong seated = first(sql.ids(connection, "SELECT id FROM sms_order WHERE seat = ?", key));
            holder = seated.orElse(id);
            if (seated.isEmpty()) {
                take(connection, key, id);
            }
            seats.put(key, holder);
        }
        return holder == id;
    }

    private void take(Connection connection, String key, long id) throws SQLException {
        if (sql.update(connection, "UPDATE sms_order SET seat = ? WHERE id = ?", key, id) == 0) {
            // It was finished once and goes again.
            sql.update(connection, "INSERT INTO sms_order (id, ordering_key, seat) VALUES (?, ?, ?)", id, key, key);
        }
    }

    /** Makes room for the next of their keys. Messages without a key are no concern of this. */
    void finished(Connection connection, Collection<Long> ids, Instant now) throws SQLException {
        List<Long> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<Long> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            Map<Long, String> keys = keys(connection, chunk);
            sql.updateEach(connection, List.copyOf(keys.keySet()), "DELETE FROM sms_order WHERE id = ?");
            for (String key : List.copyOf(keys.values())) {
                wakeNext(connection, key, now);
            }
        }
    }

    private Map<Long, String> keys(Connection connection, List<Long> ids) throws SQLException {
        String select = "SELECT id, ordering_key FROM sms_order WHERE id IN (" + Sql.places(ids.size()) + ")";
        try (PreparedStatement statement = sql.prepared(connection, select, ids.toArray());
                ResultSet rows = statement.executeQuery()) {
            Map<Long, String> keys = new HashMap<>();
            while (rows.next()) {
                keys.put(rows.getLong(1), rows.getString(2));
            }
            return keys;
        }
    }

    private void wakeNext(Connection connection, String key, Instant now) throws SQLException {
        OptionalLong next = first(sql.ids(
                connection,
                "SELECT o.id FROM sms_order o JOIN sms_message m ON m.id = o.id WHERE o.ordering_key = ?"
                        + " AND m.status = 'P' AND m.next_attempt_at IS NULL ORDER BY o.id LIMIT 1",
                key));
        if (next.isPresent()) {
            wake(connection, next.getAsLong(), now);
        }
    }

    private void wake(Connection connection, long id, Instant now) throws SQLException {
        sql.update(
                connection,
                "UPDATE sms_message SET next_attempt_at = ? WHERE status = 'P' AND next_attempt_at IS NULL AND id = ?",
                now,
                id);
    }

    /**
     * Looks through a page of unfinished ones for what a killed process, or an operator, left: holders that are
     * finished, keys that nobody holds, and seats of other keys. Returns where the next page begins, 0 after the last.
     */
    long tidy(Connection connection, long after, int limit, Instant now) throws SQLException {
        List<Long> finished = new ArrayList<>();
        List<Long> free = new ArrayList<>();
        List<Long> misplaced = new ArrayList<>();
        long last = 0;
        int count = 0;
        try (PreparedStatement statement = sql.prepared(
                        connection,
                        "SELECT o.id, m.status, m.next_attempt_at, s.id, CASE WHEN o.seat <> o.ordering_key THEN 1"
                                + " ELSE 0 END FROM sms_order o"
                                + " LEFT JOIN sms_message m ON m.id = o.id LEFT JOIN sms_order s ON s.seat = o.ordering_key"
                                + " WHERE o.id > ? ORDER BY o.id LIMIT ?",
                        after,
                        limit);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                last = rows.getLong(1);
                count++;
                if (rows.getInt(5) == 1) {
                    misplaced.add(last);
                }
                String status = rows.getString(2);
                if (!"P".equals(status) && !"C".equals(status)) {
                    finished.add(last);
                } else if ("P".equals(status) && sql.times().get(rows, 3) == null && rows.getObject(4) == null) {
                    free.add(last);
                }
            }
        }
        sql.updateEach(connection, misplaced, "UPDATE sms_order SET seat = NULL WHERE seat <> ordering_key AND id = ?");
        finished(connection, finished, now);
        for (long id : free) {
            wake(connection, id, now);
        }
        return count < limit ? 0 : last;
    }

    private static OptionalLong first(List<Long> ids) {
        return ids.isEmpty() ? OptionalLong.empty() : OptionalLong.of(ids.get(0));
    }
}
