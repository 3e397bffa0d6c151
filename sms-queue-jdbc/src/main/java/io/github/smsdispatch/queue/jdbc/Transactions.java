// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each operation in one transaction on one connection, which leaves as it came. */
final class Transactions {

    /** What is done within a transaction. May be run twice. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final ConnectionSource source;
    private final QueueClock clock;

    Transactions(ConnectionSource source, QueueClock clock) {
        this.source = source;
        this.clock = clock;
    }

    <T> T run(String operation, Work<T> work) {
        try {
            return once(operation, work);
        } catch (SQLException e) {
            // Somebody else stored the same key first: the second time it is there to be seen.
            if (!SqlFailure.isRolledBack(e) && !SqlFailure.isUniqueViolation(e)) {
                throw SqlFailure.of(operation, e);
            }
            LOG.debug("{} is tried again after SQLState {}", operation, e.getSQLState());
        }
        try {
            return once(operation, work);
        } catch (SQLException e) {
            throw SqlFailure.of(operation, e);
        }
    }

    private <T> T once(String operation, Work<T> work) throws SQLException {
        // H2 clears the flag when it opens a file again that an interrupt closed.
        boolean interrupted = Thread.currentThread().isInterrupted();
        try {
            return taken(operation, work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T taken(String operation, Work<T> work) throws SQLException {
        Connection connection = source.take();
        boolean autoCommit = false;
        boolean done = false;
        try {
            autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            clock.follow(connection);
            T result = work.on(connection);
            commit(operation, connection);
            done = true;
            return result;
        } finally {
            release(connection, autoCommit, done);
        }
    }

    private static void commit(String operation, Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (SqlFailure.isRolledBack(e)) {
                throw e;
            }
            throw SqlFailure.ofCommit(operation, e);
        }
    }

    // Each step is tried whatever happened to the one before: a connection that isn't given back is lost to the pool.
    private void release(Connection connection, boolean autoCommit, boolean done) {
        if (!done) {
            quietly("rollback", connection::rollback);
        }
        if (autoCommit) {
            quietly("autocommit", () -> connection.setAutoCommit(true));
        }
        quietly("close", () -> source.giveBack(connection));
    }

    private static void quietly(String what, Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            LOG.debug("{} of a connection failed with SQLState {}", what, e.getSQLState());
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }
}
