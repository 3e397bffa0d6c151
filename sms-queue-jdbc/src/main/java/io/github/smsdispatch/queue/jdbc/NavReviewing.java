// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.Resolution.Verdict;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.queue.Reported;
import io.github.smsdispatch.api.queue.Reported.Effect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What happens to rows of NAV's table whose outcome is unknown, and what delivery reports do. */
record NavReviewing(NavTable table, NavFloor floor) {

    private static final Comparator<NavRow> LONGEST_FIRST = Comparator.comparing(
                    (NavRow row) -> row.ledger().until(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(NavRow::id);

    List<QueuedMessage> review(Connection connection, int limit, Instant now, Instant again) throws SQLException {
        if (table.settings().policy() == DuplicatePolicy.AT_MOST_ONCE) {
            return List.of();
        }
        List<Long> due = table
                .select(
                        connection,
                        floor.waiting(connection, table.settings().table()) + " AND " + NavLedger.SQL_STATUS + " = 'U'")
                .stream()
                .filter(row -> row.ledger().isOver(now))
                .sorted(LONGEST_FIRST)
                .map(NavRow::id)
                .limit(limit)
                .toList();
        List<NavRow> mine = table.lockFree(connection, due).stream()
                .filter(row -> isUnknown(row) && row.ledger().isOver(now))
                .sorted(LONGEST_FIRST)
                .map(row -> row.with(row.ledger().until(again)))
                .toList();
        table.write(connection, mine);
        return table.messages(mine);
    }

    private static boolean isUnknown(NavRow row) {
        return row.status() == MessageStatus.UNKNOWN;
    }

    Optional<QueuedMessage> resolve(Connection connection, long id, Verdict verdict, Instant now) throws SQLException {
        Optional<NavRow> unknown = table.lock(connection, id).filter(NavReviewing::isUnknown);
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        NavRow row = unknown.get();
        Optional<NavRow> next = switch (verdict) {
            case ACCEPTED -> Optional.of(sent(row, now));
            case NOT_ACCEPTED -> Optional.of(waiting(row));
            // A repeat is tied to a dispatcher, which has no column.
            case REPEATABLE, UNDECIDED -> Optional.empty();
        };
        table.write(connection, next.stream().toList());
        return next.map(table::message);
    }

    private NavRow sent(NavRow row, Instant now) {
        return row.finished("Y", row.smsid(), table.settings().local(now));
    }

    static NavRow waiting(NavRow row) {
        NavLedger ledger = row.ledger();
        return row.with(NavLedger.pending(ledger.attempts(), ledger.serial(), null));
    }

    boolean sendAgain(Connection connection, long id) throws SQLException {
        if (table.settings().policy() != DuplicatePolicy.AT_LEAST_ONCE) {
            return false;
        }
        List<NavRow> again = table.lock(connection, id).stream()
                .filter(NavReviewing::isUnknown)
                .map(NavReviewing::waiting)
                .toList();
        table.write(connection, again);
        return !again.isEmpty();
    }

    Reported report(Connection connection, DeliveryReport report, Instant now) throws SQLException {
        OptionalInt reference = report.about() instanceof DeliveryReport.BySendingId by
                ? NavReference.of(by.sendingId())
                : OptionalInt.empty();
        if (reference.isEmpty() || reference.getAsInt() == 0) {
            return new Reported(Effect.KEPT, List.of(), null);
        }
        List<NavRow> proven = table
                .select(
                        connection,
                        floor.waiting(connection, table.settings().table()) + " AND smsid = ? AND "
                                + NavLedger.SQL_STATUS + " = 'U' ORDER BY id FOR UPDATE",
                        reference.getAsInt())
                .stream()
                .filter(NavReviewing::isUnknown)
                .map(row -> sent(row, now))
                .toList();
        table.write(connection, proven);
        return proven.isEmpty()
                ? reported(Effect.APPLIED, lastSent(connection, reference.getAsInt(), now))
                : reported(Effect.RESOLVED, proven);
    }

    /** Those of the newest SMS with that number: transports that choose it count from the beginning again. */
    private List<NavRow> lastSent(Connection connection, int reference, Instant now) throws SQLException {
        List<NavRow> sent = table.select(
                connection,
                "sent = 'Y' AND smsid = ? AND timesent >= ? ORDER BY timesent DESC, id",
                reference,
                table.settings().local(now.minus(1, ChronoUnit.DAYS)));
        return sent.stream()
                .filter(row -> row.timesent() != null
                        && row.timesent().equals(sent.get(0).timesent()))
                .toList();
    }

    private Reported reported(Effect effect, List<NavRow> rows) {
        List<MessageId> ids = new ArrayList<>();
        @Nullable QueuedMessage last = null;
        for (QueuedMessage message : table.messages(rows)) {
            ids.add(message.id());
            last = message;
        }
        return last == null
                ? new Reported(Effect.KEPT, List.of(), null)
                : new Reported(effect, ids, last.request().to());
    }
}
