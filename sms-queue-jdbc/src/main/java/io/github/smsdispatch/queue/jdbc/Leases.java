// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.Claim;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Claims that run. A lease is a row for all messages of one claim, so that extending and ending it writes nothing into
 * the messages. A claim whose answer was lost has a lease that nobody extends.
 */
record Leases(Sql sql) {

    private static final int CHUNK = 100;
    private static final int ENDED = 8;

    static final String LAPSED =
            "SELECT id, messages FROM sms_lease WHERE lease_until BETWEEN ? AND ?" + " ORDER BY lease_until LIMIT ?";

    /** A lease that ran out, and the messages that it was for. */
    record Lapsed(long id, List<Long> messages) {}

    static String messages(List<Long> ids) {
        StringBuilder text = new StringBuilder(ids.size() * 8);
        ids.forEach(id -> text.append(text.length() == 0 ? "" : ",").append(id));
        return text.toString();
    }

    /** Extends what the claims still hold; returns how many do. */
    int extend(Connection connection, List<Claim> claims, Instant until) throws SQLException {
        Map<Long, Integer> held = new HashMap<>();
        for (int from = 0; from < claims.size(); from += CHUNK) {
            held(connection, claims.subList(from, Math.min(from + CHUNK, claims.size())))
                    .forEach(lease -> held.merge(lease, 1, Integer::sum));
        }
        List<Long> leases = held.keySet().stream().sorted().toList();
        return sql.updateEach(connection, leases, "UPDATE sms_lease SET lease_until = ? WHERE id = ?", until).stream()
                .mapToInt(lease -> held.getOrDefault(lease, 0))
                .sum();
    }

    private List<Long> held(Connection connection, List<Claim> claims) throws SQLException {
        Map<Long, Claim> byId = new HashMap<>();
        claims.forEach(claim -> byId.put(Long.parseLong(claim.id().value()), claim));
        String select = "SELECT id, owner, attempts, lease FROM sms_message WHERE status = 'C' AND id IN ("
                + Sql.places(byId.size()) + ")";
        try (PreparedStatement statement =
                        sql.prepared(connection, select, byId.keySet().toArray());
                ResultSet rows = statement.executeQuery()) {
            List<Long> leases = new ArrayList<>();
            while (rows.next()) {
                Claim claim = byId.get(rows.getLong(1));
                if (claim != null && claim.owner().equals(rows.getString(2)) && claim.attempt() == rows.getInt(3)) {
                    leases.add(rows.getLong(4));
                }
            }
            return leases;
        }
    }

    /** Leases that ran out, locked where the database can. */
    List<Lapsed> lapsed(Connection connection, String skipLocked, Instant now, int limit) throws SQLException {
        try (PreparedStatement statement = sql.prepared(connection, LAPSED + skipLocked, Times.EARLIEST, now, limit);
                ResultSet rows = statement.executeQuery()) {
            List<Lapsed> lapsed = new ArrayList<>();
            while (rows.next()) {
                lapsed.add(new Lapsed(rows.getLong(1), ids(rows.getString(2))));
            }
            return lapsed;
        }
    }

    // What isn't an id was edited by hand. It must not keep the others from being found; those it was are found by the
    // look for stranded ones.
    private static List<Long> ids(String messages) {
        return Arrays.stream(messages.split(","))
                .flatMapToLong(id -> MessageIds.row(id).stream())
                .boxed()
                .toList();
    }

    /** The messages of a lease that nobody has marked, at most so many. */
    List<Long> held(Connection connection, Lapsed lease, int limit) throws SQLException {
        Set<Long> held = new HashSet<>();
        List<Long> all = lease.messages();
        for (int from = 0; from < all.size() && held.size() < limit; from += CHUNK) {
            List<Long> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            String select = "SELECT id FROM sms_message WHERE status = 'C' AND lease = " + lease.id() + " AND id IN ("
                    + Sql.places(chunk.size()) + ")";
            held.addAll(sql.ids(connection, select, chunk.toArray()));
        }
        return held.stream().sorted().limit(limit).toList();
    }

    void end(Connection connection, List<Long> leases) throws SQLException {
        for (int from = 0; from < leases.size(); from += ENDED) {
            List<Long> chunk = leases.subList(from, Math.min(from + ENDED, leases.size()));
            // Always the same number of places, so that the statement is parsed once.
            Object[] ids = new Object[ENDED];
            Arrays.fill(ids, chunk.get(0));
            for (int i = 0; i < chunk.size(); i++) {
                ids[i] = chunk.get(i);
            }
            sql.update(connection, "DELETE FROM sms_lease WHERE id IN (" + Sql.places(ENDED) + ")", ids);
        }
    }
}
