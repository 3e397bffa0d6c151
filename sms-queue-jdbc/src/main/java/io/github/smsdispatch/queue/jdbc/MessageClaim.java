// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Makes a worker the owner of ready messages, in the order of rule Q6. */
@FunctionalInterface
interface MessageClaim {

    Taken claim(Connection connection, Request request) throws SQLException;

    /** What is claimed: how many, by whom, now and until when. */
    record Request(String owner, int limit, Instant now, Instant leaseUntil) {}

    /**
     * What was claimed.
     *
     * @param rows the messages
     * @param lease their lease, if any message was removed from those that are ready
     * @param removed how many messages are not ready any more; more than there are rows when some were not pending
     * @param over whether nothing else was there to be taken
     */
    record Taken(ReadRows rows, long lease, int removed, boolean over) {

        static Taken nothing() {
            return new Taken(ReadRows.none(), 0, 0, true);
        }
    }
}
