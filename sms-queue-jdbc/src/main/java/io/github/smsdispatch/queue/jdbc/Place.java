// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

/**
 * Where a message stands among those that may be claimed: lane (priority, then severity), turn, id, in one number of
 * which the smallest is next. One column orders a claim in every database, and is its own primary key.
 */
final class Place {

    private static final int SEVERITIES = 5;
    private static final int ID_BITS = 38;
    private static final int TURN_BITS = 20;
    private static final int LANE_SHIFT = ID_BITS + TURN_BITS;

    /** A tenant with more messages than this has the last of them in order of age. */
    static final long LAST_TURN = (1L << TURN_BITS) - 1;

    /** The same for messages without a tenant, in SQL. */
    static final String OF_ROW =
            "CAST((priority - 1) * " + SEVERITIES + " + severity - 1 AS BIGINT) * " + (1L << LANE_SHIFT) + " + id";

    private Place() {}

    static long of(long lane, long turn, long id) {
        return lane << LANE_SHIFT | Math.min(turn, LAST_TURN) << ID_BITS | id;
    }

    static long lane(int priority, int severity) {
        return (priority - 1L) * SEVERITIES + severity - 1L;
    }

    static long turn(long place) {
        return place >> ID_BITS & LAST_TURN;
    }
}
