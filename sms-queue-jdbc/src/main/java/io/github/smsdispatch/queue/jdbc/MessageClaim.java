// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Makes a worker the owner of ready messages, in the order of rule Q6. */
@FunctionalInterface
interface MessageClaim {

    ReadRows claim(Connection connection, Request request) throws SQLException;

    /** What is claimed: how many, by whom, now and until when. */
    record Request(String owner, int limit, Instant now, Instant leaseUntil) {}
}
