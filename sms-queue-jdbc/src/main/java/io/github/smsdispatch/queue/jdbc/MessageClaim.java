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
     * @param lease their lease, if any row was removed from those that are ready
     * @param removed how many rows were; more than messages when some were not pending any more
     */
    record Taken(ReadRows rows, long lease, int removed) {}
}
