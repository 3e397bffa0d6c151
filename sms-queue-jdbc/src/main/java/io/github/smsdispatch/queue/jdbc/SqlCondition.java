// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/**
 * What an error of a driver means to the queue. SQLState says it in PostgreSQL and H2; MariaDB and MySQL share states
 * between errors that differ, and SQLite has none, so there the vendor's code decides. The ranges of the codes don't
 * meet: PostgreSQL has none, SQLite has 1 to 101, MariaDB and MySQL begin at 1000, H2's have five digits.
 */
enum SqlCondition {
    /** A table, column or sequence isn't there. */
    MISSING,
    /** The database took everything back, or can't do it just now; the same may succeed at once. */
    ROLLED_BACK,
    /** A unique index has the value already. */
    DUPLICATE,
    /** Anything else. */
    OTHER;

    // PostgreSQL, then H2, MariaDB and MySQL.
    private static final Set<String> MISSING_STATES = Set.of("42P01", "42S02", "42S03", "42S04", "42703", "42S22");

    // Lock wait time-out, deadlock, "record has changed since last read" (snapshot isolation of MariaDB 11).
    private static final Set<Integer> MARIADB_ROLLED_BACK = Set.of(1205, 1213, 1020);
    private static final Set<Integer> MARIADB_DUPLICATE = Set.of(1062, 1586);

    private static final int SQLITE_LAST = 101;
    private static final int SQLITE_ERROR = 1;
    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_CONSTRAINT = 19;

    static SqlCondition of(SQLException e) {
        String state = state(e);
        int code = e.getErrorCode();
        if (e.getSQLState() == null && code > 0 && code <= SQLITE_LAST) {
            return ofSqlite(code, String.valueOf(e.getMessage()));
        }
        if (MISSING_STATES.contains(state)) {
            return MISSING;
        }
        if (state.equals("23505") || MARIADB_DUPLICATE.contains(code)) {
            return DUPLICATE;
        }
        // Not 40003, "statement completion unknown": that is how distributed databases say that a commit may have
        // happened.
        boolean rolledBack = state.startsWith("40") && !state.equals("40003");
        return rolledBack || MARIADB_ROLLED_BACK.contains(code) ? ROLLED_BACK : OTHER;
    }

    // The driver's exception has only the primary code; the extended one stands by name in the message.
    private static SqlCondition ofSqlite(int code, String message) {
        return switch (code) {
            case SQLITE_BUSY, SQLITE_LOCKED -> ROLLED_BACK;
            case SQLITE_CONSTRAINT ->
                message.contains("CONSTRAINT_UNIQUE") || message.contains("CONSTRAINT_PRIMARYKEY") ? DUPLICATE : OTHER;
            case SQLITE_ERROR -> {
                String lower = message.toLowerCase(Locale.ROOT);
                yield lower.contains("no such table")
                                || lower.contains("no such column")
                                || lower.contains("has no column")
                        ? MISSING
                        : OTHER;
            }
            default -> OTHER;
        };
    }

    /** The SQLState, or a word of more than two letters. */
    static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() < 2 ? "unknown" : state;
    }
}
