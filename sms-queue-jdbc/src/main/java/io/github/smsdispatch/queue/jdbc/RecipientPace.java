// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a recipient have so many messages within a window; the rest wait until the window is over. A window begins with
 * the first message after the last one. Urgent messages are neither held nor counted.
 */
record RecipientPace(Sql sql, int most, Duration window) {

    private static final int CHUNK = 100;

    /** A recipient's window: since when, and how many it had. */
    private record Pace(Instant since, int taken) {}

    /** Removes messages above the cap from those just claimed. */
    void apply(Connection connection, List<QueuedMessage> claimed, Instant now) throws SQLException {
        Map<String, Pace> before = read(connection, recipients(claimed));
        Map<String, Pace> after = new HashMap<>();
        Set<Long> held = new HashSet<>();
        for (QueuedMessage message : claimed) {
            if (message.request().priority() != Priority.URGENT) {
                String recipient = message.request().to().value();
                Pace pace = current(after.getOrDefault(recipient, before.get(recipient)), now);
                if (pace.taken() >= most) {
                    held.add(Claimed.row(message));
                    hold(connection, Claimed.row(message), Spans.after(pace.since(), window), now);
                } else {
                    after.put(recipient, new Pace(pace.since(), pace.taken() + 1));
                }
            }
        }
        write(connection, after, before.keySet());
        claimed.removeIf(message -> held.contains(Claimed.row(message)));
    }

    private Pace current(@Nullable Pace known, Instant now) {
        return known == null || !Spans.after(known.since(), window).isAfter(now) ? new Pace(now, 0) : known;
    }

    private static List<String> recipients(List<QueuedMessage> claimed) {
        return claimed.stream()
                .filter(message -> message.request().priority() != Priority.URGENT)
                .map(message -> message.request().to().value())
                .distinct()
                .sorted()
                .toList();
    }

    private Map<String, Pace> read(Connection connection, List<String> recipients) throws SQLException {
        Map<String, Pace> pace = new HashMap<>();
        for (int from = 0; from < recipients.size(); from += CHUNK) {
            List<String> chunk = recipients.subList(from, Math.min(from + CHUNK, recipients.size()));
            String select = "SELECT recipient, since, taken FROM sms_pace WHERE recipient IN ("
                    + Sql.places(chunk.size()) + ") ORDER BY recipient FOR UPDATE";
            try (PreparedStatement statement = sql.prepared(connection, select, chunk.toArray());
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    pace.put(rows.getString(1), new Pace(sql.times().getPresent(rows, 2), rows.getInt(3)));
                }
            }
        }
        return pace;
    }

    private void write(Connection connection, Map<String, Pace> after, Set<String> known) throws SQLException {
        List<String> recipients = new ArrayList<>(after.keySet());
        recipients.sort(null);
        for (String recipient : recipients) {
            Pace pace = after.getOrDefault(recipient, new Pace(Instant.EPOCH, 0));
            // When somebody else writes the same recipient's first row, the claim is taken back and tried again.
            String write = known.contains(recipient)
                    ? "UPDATE sms_pace SET since = ?, taken = ? WHERE recipient = ?"
                    : "INSERT INTO sms_pace (since, taken, recipient) VALUES (?, ?, ?)";
            sql.update(connection, write, pace.since(), pace.taken(), recipient);
        }
    }

    private void hold(Connection connection, long id, Instant until, Instant now) throws SQLException {
        sql.update(
                connection,
                "UPDATE sms_message SET status = 'P', owner = NULL, attempts = attempts - 1, next_attempt_at ="
                        + " CASE WHEN expires_at < ? THEN expires_at ELSE ? END, detail = ?, changed_at = ?"
                        + " WHERE status = 'C' AND id = ?",
                until,
                until,
                "waits: the recipient had " + most + " messages within " + window,
                now,
                id);
    }

    /** Forgets recipients whose window is over. */
    void forget(Connection connection, Instant now) throws SQLException {
        sql.update(connection, "DELETE FROM sms_pace WHERE since < ?", Spans.before(now, window));
    }
}
