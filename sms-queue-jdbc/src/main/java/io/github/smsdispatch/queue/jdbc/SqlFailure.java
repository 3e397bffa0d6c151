// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueueException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a driver says into what callers may see. */
final class SqlFailure {

    // Classes of SQLState whose messages speak of connections, rights, locks and schema, never of values.
    private static final Set<String> HARMLESS =
            Set.of("08", "25", "28", "3D", "3F", "40", "42", "53", "55", "57", "58", "90");

    // PostgreSQL: statement cancelled, lock not available. H2: lock time-out, statement cancelled.
    private static final Set<String> TIMED_OUT = Set.of("57014", "55P03", "HYT00", "HYT01");

    // MariaDB and MySQL: lock wait, statement time (MariaDB, MySQL). They share their SQLStates with other errors.
    private static final Set<Integer> TIMED_OUT_CODES = Set.of(1205, 1969, 3024);

    // All that SQLite tells beside its code.
    private static final Pattern SQLITE_NAME = Pattern.compile("\\[SQLITE_[A-Z_]+]");

    private SqlFailure() {}

    static QueueException of(String operation, SQLException e) {
        if (isMissing(e)) {
            return new QueueException(
                    operation + ": the queue's tables are missing or not this version's; call"
                            + " QueueSchema.install(dataSource), or run the script QueueSchema.sql(dialect) with your"
                            + " migration tool",
                    withoutValues(e));
        }
        return new QueueException(operation + " failed: " + described(e), withoutValues(e));
    }

    /** The same for a connection that isn't the queue's own. */
    static QueueException within(SQLException e, String product) {
        if (isMissing(e) || SqlCondition.state(e).startsWith("42")) {
            return new QueueException(
                    "enqueue: the queue's tables can't be used through the connection given to within, which is one to "
                            + product + "; it must lead to the queue's own database and schema, with the right to write"
                            + " there: " + described(e),
                    withoutValues(e));
        }
        return of("enqueue", e);
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

    /** Serialization failure, deadlock or lock time-out: the same may succeed at once. */
    static boolean isRolledBack(SQLException e) {
        return SqlCondition.of(e) == SqlCondition.ROLLED_BACK;
    }

    /** A table or column isn't there. */
    static boolean isMissing(SQLException e) {
        return SqlCondition.of(e) == SqlCondition.MISSING;
    }

    static boolean isUniqueViolation(SQLException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException s && SqlCondition.of(s) == SqlCondition.DUPLICATE) {
                return true;
            }
        }
        return false;
    }

    private static String described(SQLException e) {
        String code = "SQLState " + SqlCondition.state(e) + ", code " + e.getErrorCode();
        Matcher name = SQLITE_NAME.matcher(firstLine(e));
        if (e.getSQLState() == null && name.lookingAt()) {
            return code + ": " + name.group();
        }
        if (TIMED_OUT.contains(SqlCondition.state(e)) || TIMED_OUT_CODES.contains(e.getErrorCode())) {
            return "timed out or cancelled in the database: " + code + ": " + firstLine(e);
        }
        return HARMLESS.contains(SqlCondition.state(e).substring(0, 2)) ? code + ": " + firstLine(e) : code;
    }

    // Drivers put values into messages, so the copy keeps type of error and stack, but not the words.
    private static SQLException withoutValues(SQLException e) {
        SQLException copy =
                new SQLException(e.getClass().getName() + ": " + described(e), SqlCondition.state(e), e.getErrorCode());
        copy.setStackTrace(e.getStackTrace());
        return copy;
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
