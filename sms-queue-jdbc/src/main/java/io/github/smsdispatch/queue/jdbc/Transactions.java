// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each operation in one transaction on one connection, which leaves as it came. */
final class Transactions {

    /** What is done within a transaction. May be run several times. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** What is said first, in the first attempt or a later one. */
    @FunctionalInterface
    interface Begin {
        void on(Connection connection, int attempt) throws SQLException;
    }

    // Enough for several workers at SERIALIZABLE; together less than two seconds of rest.
    private static final int ATTEMPTS = 12;

    // A wait for a lock may last a minute in each attempt: then it is the caller's turn to say so.
    private static final int ATTEMPTS_HOWEVER_LONG = 4;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration SHORTEST_REST = Duration.ofMillis(1);
    private static final int LONGEST_SHIFT = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final ConnectionSource source;
    private final QueueClock clock;
    private final Begin begin;

    Transactions(ConnectionSource source, QueueClock clock) {
        this(source, clock, (connection, attempt) -> {});
    }

    Transactions(ConnectionSource source, QueueClock clock, Begin begin) {
        this.source = source;
        this.clock = clock;
        this.begin = begin;
    }

    <T> T run(String operation, Work<T> work) {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(operation, attempt, work);
            } catch (SQLException e) {
                if (isOver(attempt, start) || !mayBeTriedAgain(e, attempt)) {
                    throw SqlFailure.of(operation, e);
                }
                LOG.debug("{} is tried again after SQLState {}, code {}", operation, e.getSQLState(), e.getErrorCode());
            }
            rest(attempt);
        }
    }

    private static boolean isOver(int attempt, long start) {
        boolean isLate = System.nanoTime() - start > LONGEST.toNanos();
        return attempt == ATTEMPTS || (attempt >= ATTEMPTS_HOWEVER_LONG && isLate);
    }

    // Somebody else stored the same key first: the second time it is there to be seen.
    private static boolean mayBeTriedAgain(SQLException e, int attempt) {
        return SqlFailure.isRolledBack(e) || (attempt == 1 && SqlFailure.isUniqueViolation(e));
    }

    // The first repetition goes at once. Those that still meet must part, so the pauses are random and grow.
    private static void rest(int attempt) {
        if (attempt > 1) {
            LockSupport.parkNanos(
                    ThreadLocalRandom.current().nextLong(SHORTEST_REST.toNanos() << Math.min(attempt, LONGEST_SHIFT)));
        }
    }

    /** Runs one query that changes nothing: without a transaction it needs no commit. */
    <T> T look(String operation, Work<T> query) {
        try {
            Connection connection = source.take();
            boolean autoCommit = true;
            try {
                autoCommit = connection.getAutoCommit();
                if (!autoCommit) {
                    connection.setAutoCommit(true);
                }
                return query.on(connection);
            } finally {
                if (!autoCommit) {
                    quietly("autocommit", () -> connection.setAutoCommit(false));
                }
                quietly("close", () -> source.giveBack(connection));
            }
        } catch (SQLException e) {
            throw SqlFailure.of(operation, e);
        }
    }

    private <T> T once(String operation, int attempt, Work<T> work) throws SQLException {
        // H2 clears the flag when it opens a file again that an interrupt closed.
        boolean interrupted = Thread.currentThread().isInterrupted();
        try {
            return taken(operation, attempt, work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T taken(String operation, int attempt, Work<T> work) throws SQLException {
        Connection connection = source.take();
        boolean autoCommit = false;
        boolean done = false;
        try {
            autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            begin.on(connection, attempt);
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
