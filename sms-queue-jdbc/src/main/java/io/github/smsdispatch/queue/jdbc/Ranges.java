// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the rows of sms_ready that many messages share, and takes single ones out of them. Messages are given by the
 * places that they would have alone.
 */
record Ranges(Readiness readiness) {

    // A range that holds a message begins less than its greatest length before it, in the same lane.
    private static final String NEAR =
            "SELECT place, id, messages FROM sms_ready WHERE place BETWEEN ? AND ? ORDER BY place";

    private static final String REMOVE = "DELETE FROM sms_ready WHERE place = ?";

    void withdraw(Connection connection, NavigableSet<Long> places) throws SQLException {
        Set<Long> ids = places.stream().map(Place::id).collect(Collectors.toSet());
        NavigableSet<Long> left = new TreeSet<>(places);
        while (!left.isEmpty()) {
            for (ReadyRow range : holders(connection, left, Wording.FOR_UPDATE)) {
                // Where a look can't lock, a claim may have been faster: what it left is in its own row.
                if (readiness.sql().update(connection, REMOVE, range.place()) == 1) {
                    readiness.insert(connection, without(range, ids));
                }
                in(range, left).clear();
            }
        }
    }

    /** The places of those that are in a range. */
    Set<Long> present(Connection connection, NavigableSet<Long> places) throws SQLException {
        Set<Long> present = new HashSet<>();
        NavigableSet<Long> left = new TreeSet<>(places);
        while (!left.isEmpty()) {
            long first = left.first();
            for (ReadyRow range : holders(connection, left, "")) {
                present.add(first);
                present.addAll(in(range, left));
                in(range, left).clear();
            }
        }
        return present;
    }

    /** The ranges with the first message, which is taken from those that are left. */
    private List<ReadyRow> holders(Connection connection, NavigableSet<Long> left, String locking) throws SQLException {
        long place = left.first();
        long id = Place.id(place);
        left.remove(place);
        long first = place - 2L * Math.min(id, ReadyRow.MOST);
        return readiness.rows(connection, NEAR + locking, first, Place.ofRange(place)).stream()
                .filter(row -> row.isRange() && row.holds(id))
                .toList();
    }

    private static SortedSet<Long> in(ReadyRow range, NavigableSet<Long> places) {
        return places.subSet(range.place() - 1, Place.after(range.place(), range.messages()) - 1);
    }

    private static List<ReadyRow> without(ReadyRow range, Set<Long> ids) {
        List<ReadyRow> rest = new ArrayList<>();
        int count = 0;
        for (long id = range.id(); id <= range.id() + range.messages(); id++) {
            boolean stays = range.holds(id) && !ids.contains(id);
            if (!stays && count > 0) {
                rest.add(range.part(id - count, count));
            }
            count = stays ? count + 1 : 0;
        }
        return rest;
    }
}
