// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Of the messages with one collapse key and recipient, only the newest goes: rule Q9. */
record Collapsing(Sql sql, Ordering ordering) {

    static final String SUPERSEDED = "superseded by a newer message with its collapse key";

    // One that was never sent, and never will be, replaces nothing.
    private static final String NEWEST = "SELECT id FROM sms_message WHERE collapse_key = ? AND recipient = ?"
            + " AND status NOT IN ('X', 'E', 'F') ORDER BY collapse_key DESC, id DESC LIMIT 1";

    /** Removes superseded messages from those just claimed. */
    void apply(Connection connection, List<QueuedMessage> claimed, Instant now) throws SQLException {
        Map<List<String>, Long> newest = new HashMap<>();
        List<Long> superseded = new ArrayList<>();
        for (QueuedMessage message : claimed) {
            String key = message.request().collapseKey().orElse(null);
            if (key != null && newest(connection, newest, key, message) != Claimed.row(message)) {
                superseded.add(Claimed.row(message));
            }
        }
        if (superseded.isEmpty()) {
            return;
        }
        sql.updateEach(
                connection,
                superseded,
                "UPDATE sms_message SET status = 'I', owner = NULL, attempts = attempts - 1, detail = '" + SUPERSEDED
                        + "', changed_at = ? WHERE status = 'C' AND id = ?",
                now);
        ordering.finished(connection, superseded, now);
        Set<Long> gone = new HashSet<>(superseded);
        claimed.removeIf(message -> gone.contains(Claimed.row(message)));
    }

    private long newest(Connection connection, Map<List<String>, Long> known, String key, QueuedMessage message)
            throws SQLException {
        String recipient = message.request().to().value();
        List<String> pair = List.of(key, recipient);
        Long found = known.get(pair);
        if (found == null) {
            List<Long> ids = sql.ids(connection, NEWEST, key, recipient);
            found = ids.isEmpty() ? Claimed.row(message) : ids.get(0);
            known.put(pair, found);
        }
        return found;
    }
}
