// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.Enqueued.Novelty;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds messages by idempotency key. */
final class InsertedKeys {

    private static final int CHUNK = 100;

    private final Wording wording;

    InsertedKeys(Wording wording) {
        this.wording = wording;
    }

    Map<String, Long> find(Connection connection, Collection<String> keys) throws SQLException {
        return find(connection, keys, "");
    }

    /** Sees what others have committed since the transaction began, even if its isolation level hides that. */
    Map<String, Long> findLatest(Connection connection, Collection<String> keys) throws SQLException {
        return find(connection, keys, Wording.FOR_UPDATE);
    }

    private Map<String, Long> find(Connection connection, Collection<String> keys, String end) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        Iterator<String> rest = keys.iterator();
        while (rest.hasNext()) {
            findChunk(connection, rest, found, end);
        }
        return found;
    }

    private void findChunk(Connection connection, Iterator<String> rest, Map<String, Long> found, String end)
            throws SQLException {
        // Always the same number of places, so that the statement is parsed once; null equals nothing.
        String sql = wording.in("SELECT idempotency_key, id FROM sms_message WHERE idempotency_key IN (?"
                + ", ?".repeat(CHUNK - 1) + ")" + end);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= CHUNK; i++) {
                statement.setString(i, rest.hasNext() ? rest.next() : null);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
    }

    static Enqueued stored(long id) {
        return new Enqueued(MessageId.of(id), Novelty.STORED);
    }

    static Enqueued repeated(long id) {
        return new Enqueued(MessageId.of(id), Novelty.REPEATED);
    }

    static List<String> of(List<NewMessage> messages) {
        return messages.stream()
                .flatMap(m -> Stream.ofNullable(m.key()))
                .distinct()
                .toList();
    }
}
