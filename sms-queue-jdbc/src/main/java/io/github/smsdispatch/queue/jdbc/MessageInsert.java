// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.Enqueued;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Stores messages within the connection's transaction, which stays usable when idempotency keys are known already. */
@FunctionalInterface
interface MessageInsert {

    List<Enqueued> insert(Connection connection, List<NewMessage> messages, Instant now) throws SQLException;
}
