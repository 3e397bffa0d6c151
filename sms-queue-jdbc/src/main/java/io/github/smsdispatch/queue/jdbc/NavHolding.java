// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What the owner of claims does with them: extend, release, mark. */
record NavHolding(NavTable table) {

    private static final Set<MessageStatus> CLAIMED = Set.of(MessageStatus.CLAIMED);

    int extend(Connection connection, List<Claim> claims, Instant until) throws SQLException {
        return held(
                connection,
                claims,
                CLAIMED,
                (row, claim) -> row.with(row.ledger().until(until)));
    }

    int release(Connection connection, List<Claim> claims) throws SQLException {
        return held(connection, claims, CLAIMED, NavHolding::released);
    }

    /** For those that could not be released in time: nobody has handed them over, whatever became of them meanwhile. */
    int releaseLate(Connection connection, List<Claim> claims) throws SQLException {
        return held(connection, claims, EnumSet.of(MessageStatus.CLAIMED, MessageStatus.UNKNOWN), NavHolding::released);
    }

    private static NavRow released(NavRow row, Claim claim) {
        return row.with(NavLedger.pending(claim.attempt() - 1, row.ledger().serial(), null));
    }

    private int held(
            Connection connection,
            List<Claim> claims,
            Set<MessageStatus> statuses,
            BiFunction<NavRow, Claim, NavRow> change)
            throws SQLException {
        Map<Long, Claim> byRow = new HashMap<>();
        claims.forEach(claim -> MessageIds.row(claim.id()).ifPresent(id -> byRow.put(id, claim)));
        List<NavRow> changed = new ArrayList<>();
        for (NavRow row : table.lock(connection, byRow.keySet())) {
            Claim claim = byRow.get(row.id());
            if (claim != null && isHeld(row, claim) && statuses.contains(row.status())) {
                changed.add(change.apply(row, claim));
            }
        }
        table.write(connection, changed);
        return changed.size();
    }

    private static boolean isHeld(NavRow row, Claim claim) {
        return row.isWaiting() && row.ledger().isHeldBy(claim.owner(), claim.attempt());
    }

    Set<Long> mark(Connection connection, List<Mark> marks, Instant now) throws SQLException {
        Map<Long, List<Mark>> byRow = new HashMap<>();
        marks.forEach(mark -> MessageIds.row(mark.claim().id())
                .ifPresent(id ->
                        byRow.computeIfAbsent(id, key -> new ArrayList<>()).add(mark)));
        Set<Long> counted = new HashSet<>();
        List<NavRow> changed = new ArrayList<>();
        for (NavRow row : table.lock(connection, byRow.keySet())) {
            marked(row, byRow.getOrDefault(row.id(), List.of()), now).forEach(next -> {
                counted.add(row.id());
                changed.add(next);
            });
        }
        table.write(connection, changed);
        return counted;
    }

    private Collection<NavRow> marked(NavRow row, List<Mark> marks, Instant now) {
        return marks.stream()
                .filter(mark -> isHeld(row, mark.claim()))
                .limit(1)
                .map(mark -> marked(row, mark, now))
                .toList();
    }

    private NavRow marked(NavRow row, Mark mark, Instant now) {
        NavLedger ledger = row.ledger();
        return switch (mark.status()) {
            case PENDING ->
                row.with(NavLedger.pending(mark.claim().attempt(), ledger.serial(), due(mark.delay(), now)));
            case UNKNOWN -> {
                Instant review = due(mark.delay(), now);
                yield row.with(ledger.unknown(review == null ? now : review));
            }
            case SENT ->
                row.finished("Y", reference(mark.sendingId()), table.settings().local(now));
            // The id it had at last is kept: a requeue goes on from there.
            case FAILED, IGNORED, EXPIRED, CANCELLED, CLAIMED ->
                row.finished("I", row.smsid(), table.settings().local(now));
        };
    }

    private static @Nullable Instant due(@Nullable Duration delay, Instant now) {
        return delay == null || delay.isNegative() || delay.isZero() ? null : Spans.after(now, delay);
    }

    /** The column holds numbers only; 0 is what NAV writes when it knows none. A mark must never fail for that. */
    private static int reference(@Nullable String sendingId) {
        return sendingId == null ? 0 : NavReference.of(sendingId).orElse(0);
    }
}
