// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Writes outcomes down where owner, attempt and status still allow it; returns the rows that changed. */
@FunctionalInterface
interface MessageMark {

    Set<Long> mark(Connection connection, List<MarkedRow> marks, Instant now) throws SQLException;
}
