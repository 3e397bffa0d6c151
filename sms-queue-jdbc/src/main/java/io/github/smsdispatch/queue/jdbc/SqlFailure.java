// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueueException;
import java.sql.SQLException;
import java.util.Set;

/** Turns what a driver says into what callers may see. */
final class SqlFailure {

    // PostgreSQL, then H2.
    private static final Set<String> MISSING = Set.of("42P01", "42S02", "42S03", "42S04", "42703", "42S22");

    // Classes of SQLState whose messages speak of connections, rights, locks and schema, never of values.
    private static final Set<String> HARMLESS =
            Set.of("08", "28", "3D", "3F", "40", "42", "53", "55", "57", "58", "90");

    private SqlFailure() {}

    static QueueException of(String operation, SQLException e) {
        if (MISSING.contains(state(e))) {
            return new QueueException(
                    operation + ": the queue's tables are missing or not this version's; call"
                            + " QueueSchema.install(dataSource), or run the script QueueSchema.sql(dialect) with your"
                            + " migration tool",
                    withoutValues(e));
        }
        return new QueueException(operation + " failed: " + described(e), withoutValues(e));
    }

    static QueueException ofCommit(String operation, SQLException e) {
        if (isRolledBack(e)) {
            return of(operation, e);
        }
        return new QueueException(
                operation + ": the connection broke during the commit, so it may or may not have had its effect: "
                        + described(e),
                withoutValues(e));
    }

    /**
     * Serialization failure or deadlock: the database took everything back, the same may succeed at once. Not 40003,
     * "statement completion unknown": that is how distributed databases say that a commit may have happened.
     */
    static boolean isRolledBack(SQLException e) {
        return state(e).startsWith("40") && !state(e).equals("40003");
    }

    static boolean isUniqueViolation(SQLException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException s && "23505".equals(s.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static String described(SQLException e) {
        String code = "SQLState " + state(e) + ", code " + e.getErrorCode();
        return HARMLESS.contains(state(e).substring(0, 2)) ? code + ": " + firstLine(e) : code;
    }

    // Drivers put values into messages, so the copy keeps type of error and stack, but not the words.
    private static SQLException withoutValues(SQLException e) {
        SQLException copy = new SQLException(e.getClass().getName() + ": " + described(e), state(e), e.getErrorCode());
        copy.setStackTrace(e.getStackTrace());
        return copy;
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() < 2 ? "unknown" : state;
    }
}
