// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What differs between databases. A new one is an entry in {@link QueueDialect}, an implementation of this, a DDL file
 * and a subclass of {@code ContractFixture} in the tests; where it has nothing better, it takes the {@code Portable…}
 * statements. Errors are told apart by {@link SqlCondition}.
 *
 * <p>Two that are missing, and what they would need:
 *
 * <ul>
 *   <li>SQL Server: a claim by {@code DELETE … OUTPUT deleted.*} over a common table expression with {@code TOP (?) …
 *       WITH (ROWLOCK, UPDLOCK, READPAST)}; that pair of hints in place of {@code FOR UPDATE}, after the table's name
 *       and not at the end; {@code OFFSET … FETCH} or {@code TOP} for {@code LIMIT}; {@code datetime2(6)} with {@link
 *       Times#UTC}; a binary collation; the isolation of snapshots off for claims; codes 1205 (deadlock), 2601 and 2627
 *       (duplicate), 208 (no such table). It has sequences.
 *   <li>Oracle: a claim that opens a cursor {@code FOR UPDATE SKIP LOCKED} with the limit as its fetch size, as {@code
 *       ROWNUM} counts before locked rows are skipped; {@code FETCH FIRST} for {@code LIMIT}; numbers for booleans; a
 *       text column for the empty string, which is null there; {@code timestamp(6) with time zone} with {@link
 *       Times#ZONED}; codes 60 and 8177 (deadlock, serialization), 1 (duplicate), 942 and 904 (no such table or
 *       column). It has sequences.
 * </ul>
 */
interface DialectStatements {

    /** How this database wants the statements that are the same in all. */
    Wording wording();

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

    /**
     * Says what has to be said before the first statement of a transaction of the queue's own.
     *
     * @param attempt 1, or more when the database broke the transaction off and it is tried again
     */
    default void begin(Connection connection, int attempt) throws SQLException {}

    /** Looks at the database's settings once and logs what endangers the guarantees. */
    void warn(Connection connection) throws SQLException;
}
