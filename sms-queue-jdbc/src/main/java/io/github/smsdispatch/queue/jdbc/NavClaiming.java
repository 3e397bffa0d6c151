// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who gets which rows of NAV's table when. */
record NavClaiming(NavTable table, NavFloor floor) {

    private static final Logger LOG = LoggerFactory.getLogger(NavClaiming.class);
    private static final int ROUNDS = 10;

    /** Messages of one recipient that are looked at for one SMS: more don't fit, however short they are. */
    private static final int MATES = 25;

    List<QueuedMessage> claim(Connection connection, String owner, int limit, Instant now, Duration lease)
            throws SQLException {
        Instant until = Spans.after(now, lease);
        List<QueuedMessage> claimed = new ArrayList<>();
        // A row that can't be read would come first in every claim: it is finished, and the claim goes on behind it.
        for (int i = 0; i < ROUNDS; i++) {
            List<NavRow> rows = due(connection, limit, now);
            int unreadable = rows.size() - take(connection, rows, owner, now, until, claimed);
            if (unreadable == 0 || !claimed.isEmpty()) {
                break;
            }
        }
        return claimed;
    }

    private List<NavRow> due(Connection connection, int limit, Instant now) throws SQLException {
        LocalDateTime utc = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        String due = floor.waiting(connection, table.settings().table()) + " AND " + NavLedger.SQL_DUE;
        List<NavRow> first =
                table.select(connection, due + NavRow.SQL_ORDER + " LIMIT ? FOR UPDATE SKIP LOCKED", utc, limit);
        if (first.isEmpty() || table.settings().grouping() == Grouping.SEPARATE) {
            return first;
        }
        Set<String> phones = new HashSet<>();
        first.forEach(row -> phones.add(row.phone()));
        Set<NavRow> all = new HashSet<>(first);
        all.addAll(table.select(
                connection,
                due + " AND phone = ANY (CAST(? AS text[]))" + NavRow.SQL_ORDER + " LIMIT ? FOR UPDATE SKIP LOCKED",
                utc,
                connection.createArrayOf("text", phones.toArray()),
                MATES * phones.size()));
        return all.stream().sorted(NavRow.ORDER).toList();
    }

    /** Claims what can be read, finishes the rest, tells how many could be read. */
    private int take(
            Connection connection, List<NavRow> rows, String owner, Instant now, Instant until, List<QueuedMessage> to)
            throws SQLException {
        List<NavRow> changed = new ArrayList<>(rows.size());
        int readable = 0;
        for (List<NavRow> sms : sharing(rows)) {
            int highest =
                    sms.stream().mapToInt(row -> row.ledger().serial()).max().orElse(0);
            int sendingId = NavLedger.sendingId(sms.get(0).id(), NavLedger.serialAfter(highest));
            for (NavRow row : sms) {
                int attempt = Math.min(row.ledger().attempts() + 1, NavLedger.MOST_ATTEMPTS);
                NavRow held = row.with(NavLedger.claimed(attempt, sendingId, until, owner));
                try {
                    to.add(held.message(table.settings(), MessageStatus.CLAIMED, attempt));
                    changed.add(held);
                    readable++;
                } catch (UnreadableRowException e) {
                    LOG.error("Ignored: {}", e.text());
                    changed.add(row.finished("I", row.smsid(), table.settings().local(now)));
                }
            }
        }
        table.write(connection, changed);
        return readable;
    }

    /** One SMS has one sending id: should the worker die, all that it carried are cleared up by what is known of it. */
    private Collection<List<NavRow>> sharing(List<NavRow> rows) {
        boolean digest = table.settings().grouping() == Grouping.DIGEST;
        Map<Object, List<NavRow>> sharing = new LinkedHashMap<>();
        for (NavRow row : rows) {
            sharing.computeIfAbsent(digest ? row.phone() : row.id(), key -> new ArrayList<>())
                    .add(row);
        }
        return sharing.values();
    }

    List<QueuedMessage> loseWorkers(Connection connection, Instant now, int limit) throws SQLException {
        List<Long> over = table
                .select(
                        connection,
                        floor.waiting(connection, table.settings().table()) + " AND " + NavLedger.SQL_STATUS + " = 'C'")
                .stream()
                .filter(row -> row.ledger().isOver(now))
                .map(NavRow::id)
                .limit(limit)
                .toList();
        List<NavRow> lost = table.lockFree(connection, over).stream()
                .filter(row ->
                        row.status() == MessageStatus.CLAIMED && row.ledger().isOver(now))
                .map(row -> row.with(row.ledger().unknown(now)))
                .toList();
        table.write(connection, lost);
        return table.messages(lost);
    }
}
