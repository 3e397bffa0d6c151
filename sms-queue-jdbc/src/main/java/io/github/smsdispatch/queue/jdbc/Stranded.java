// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what only an edit by hand leaves: pending messages that are neither ready nor waiting, which no claim would ever
 * come to, and claimed ones whose lease is gone, which no sweep would. Looks at a page of all messages at a time, along
 * the primary key, because no index could name them without being written by every claim.
 */
record Stranded(Sql sql, Sweep sweep) {

    private static final Logger LOG = LoggerFactory.getLogger(Stranded.class);
    private static final int CHUNK = 100;

    // Those with a tenant are left out: their place can't be told from the row, so only an operator's requeue finds it.
    private static final String PAGE = "SELECT id, status, priority, severity, lease,"
            + " CASE WHEN next_attempt_at IS NULL AND tenant IS NULL THEN 1 ELSE 0 END FROM sms_message"
            + " WHERE id > ? ORDER BY id LIMIT ?";

    /** Where the next page begins, 0 after the last, and the messages whose outcome is unknown now. */
    record Page(long end, List<Long> lost) {}

    Page look(Connection connection, long after, int limit, Instant now) throws SQLException {
        NavigableMap<Long, Long> byPlace = new TreeMap<>();
        Map<Long, Long> leaseOf = new HashMap<>();
        long last = 0;
        int count = 0;
        try (PreparedStatement statement = sql.prepared(connection, PAGE, after, limit);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                last = rows.getLong(1);
                count++;
                String status = rows.getString(2);
                if ("C".equals(status)) {
                    leaseOf.put(last, rows.getLong(5));
                } else if ("P".equals(status) && rows.getInt(6) == 1) {
                    byPlace.put(Place.of(Place.lane(rows.getInt(3), rows.getInt(4)), 0, last), last);
                }
            }
        }
        wake(connection, byPlace, now);
        return new Page(count < limit ? 0 : last, lose(connection, leaseOf, now));
    }

    private void wake(Connection connection, NavigableMap<Long, Long> byPlace, Instant now) throws SQLException {
        Set<Long> ready = present(connection, "SELECT place FROM sms_ready WHERE place IN (", byPlace.keySet());
        byPlace.keySet().removeAll(ready);
        byPlace.keySet().removeAll(new Ranges(new Readiness(sql)).present(connection, byPlace.navigableKeySet()));
        Set<Long> behind = present(
                connection, "SELECT id FROM sms_order WHERE seat IS NULL AND id IN (", new HashSet<>(byPlace.values()));
        List<Long> stranded = byPlace.values().stream()
                .filter(id -> !behind.contains(id))
                .sorted()
                .toList();
        // One that was claimed since then isn't pending any more, and waking one that is ready does no harm.
        List<Long> woken = sql.updateEach(
                connection,
                stranded,
                "UPDATE sms_message SET next_attempt_at = ? WHERE status = 'P' AND next_attempt_at IS NULL AND id = ?",
                now);
        if (!woken.isEmpty()) {
            LOG.warn("{} PENDING messages were nowhere ready, after an edit by hand; they go now", woken.size());
        }
    }

    private List<Long> lose(Connection connection, Map<Long, Long> leaseOf, Instant now) throws SQLException {
        Set<Long> leases =
                present(connection, "SELECT id FROM sms_lease WHERE id IN (", new HashSet<>(leaseOf.values()));
        List<Long> lost = new ArrayList<>();
        for (long id : leaseOf.keySet().stream().sorted().toList()) {
            long lease = leaseOf.getOrDefault(id, 0L);
            if (!leases.contains(lease)) {
                lost.addAll(sweep.lose(connection, List.of(id), lease, now));
            }
        }
        if (!lost.isEmpty()) {
            LOG.warn("{} CLAIMED messages had no lease, after an edit by hand; they are UNKNOWN now", lost.size());
        }
        return lost;
    }

    private Set<Long> present(Connection connection, String select, Set<Long> keys) throws SQLException {
        Set<Long> present = new HashSet<>();
        List<Long> all = keys.stream().sorted().toList();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<Long> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            present.addAll(sql.ids(connection, select + Sql.places(chunk.size()) + ")", chunk.toArray()));
        }
        return present;
    }
}
