// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

/**
 * Where messages stand among those that may be claimed: lane (priority, then severity), turn, id, in one number of which
 * the smallest is next. One column orders a claim in every database, and is its own primary key. The lowest bit tells a
 * range of messages from a single one, so that the first of a range may come back alone and finds its place free.
 */
final class Place {

    private static final int SEVERITIES = 5;
    private static final int ID_BITS = 38;
    private static final int TURN_BITS = 20;
    private static final int LANE_SHIFT = ID_BITS + TURN_BITS;

    /** A tenant with more messages than this has the last of them in order of age. */
    static final long LAST_TURN = (1L << TURN_BITS) - 1;

    /** The same for a single message without a tenant, in SQL. */
    static final String OF_ROW =
            "CAST((priority - 1) * " + SEVERITIES + " + severity - 1 AS BIGINT) * " + (1L << LANE_SHIFT) + " + id * 2";

    private Place() {}

    static long of(long lane, long turn, long id) {
        return lane << LANE_SHIFT | Math.min(turn, LAST_TURN) << ID_BITS | id << 1;
    }

    /** Where a range stands whose first message stands there alone. */
    static long ofRange(long single) {
        return single | 1;
    }

    /** Where a range goes on behind so many messages. */
    static long after(long range, int messages) {
        return range + 2L * messages;
    }

    static long lane(int priority, int severity) {
        return (priority - 1L) * SEVERITIES + severity - 1L;
    }

    /** The message that stands there, or the first of a range. */
    static long id(long place) {
        return place >> 1 & (1L << ID_BITS - 1) - 1;
    }

    static long turn(long place) {
        return place >> ID_BITS & LAST_TURN;
    }
}
