// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What differs between databases. A new one is an entry in {@link QueueDialect}, an implementation of this, and a DDL
 * file; where it has nothing better, it takes the {@code Portable…} statements.
 */
interface DialectStatements {

    /** Stores messages. */
    MessageInsert insert();

    /** Takes ready messages. */
    MessageClaim claim();

    /** Writes outcomes down. */
    MessageMark mark();

    /** What follows a {@code SELECT} of rows that are about to be changed, where somebody else may hold some. */
    String skipLocked();

    /** Asks for the time as it is now, not as it was when the transaction began. */
    String currentTime();

    /** Finds out how workers of other processes learn of new messages. */
    default WorkNotice notice(Connection connection) throws SQLException {
        return WorkNotice.NONE;
    }

    /** Listens to the notices of other processes through a connection that it holds. */
    default AutoCloseable listen(ConnectionSource source, WorkSignal signal) {
        throw new SmsConfigurationException(
                "listenThrough", "a database that gives no notices", "PostgreSQL; others are looked at now and then");
    }

    /** Looks at the database's settings once and logs what endangers the guarantees. */
    void warn(Connection connection) throws SQLException;
}
