// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.queue.jdbc.Readiness.Share;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks known keys up, inserts the rest as one batch, and starts over from a savepoint when somebody stored one of the
 * keys in between.
 */
final class PortableInsert implements MessageInsert {

    private static final int TRIES = 5;

    private final String insert;
    private final InsertedKeys keys;
    private final Readiness readiness;

    PortableInsert(TableNames names) {
        readiness = new Readiness(new Sql(names));
        insert = names.in("INSERT INTO sms_message (recipient, body, severity, priority, digest, duplicate_policy,"
                + " idempotency_key, ordering_key, collapse_key, tenant, not_before, expires_at, next_attempt_at,"
                + " enqueued_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        keys = new InsertedKeys(names);
    }

    @Override
    public List<Enqueued> insert(Connection connection, List<NewMessage> messages, Instant now) throws SQLException {
        List<Enqueued> answers = stored(connection, messages, now);
        readiness.stored(connection, messages, answers, Share.ALL);
        return answers;
    }

    private List<Enqueued> stored(Connection connection, List<NewMessage> messages, Instant now) throws SQLException {
        List<String> wanted = InsertedKeys.of(messages);
        if (wanted.isEmpty()) {
            return store(connection, messages, Map.of(), now);
        }
        for (int i = 1; ; i++) {
            Savepoint start = connection.setSavepoint();
            try {
                List<Enqueued> stored = store(connection, messages, keys.find(connection, wanted), now);
                connection.releaseSavepoint(start);
                return stored;
            } catch (SQLException e) {
                connection.rollback(start);
                if (i == TRIES || !SqlFailure.isUniqueViolation(e)) {
                    throw e;
                }
            }
        }
    }

    private List<Enqueued> store(Connection connection, List<NewMessage> messages, Map<String, Long> known, Instant now)
            throws SQLException {
        Set<String> seen = new HashSet<>(known.keySet());
        BitSet isFresh = new BitSet(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            String key = messages.get(i).key();
            isFresh.set(i, key == null || seen.add(key));
        }
        List<NewMessage> fresh = isFresh.stream().mapToObj(messages::get).toList();
        List<Long> ids = fresh.isEmpty() ? List.of() : batch(connection, fresh, now);
        return answers(messages, isFresh, ids, new HashMap<>(known));
    }

    private List<Long> batch(Connection connection, List<NewMessage> fresh, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert, new String[] {"id"})) {
            for (NewMessage message : fresh) {
                bind(statement, message, now);
                statement.addBatch();
            }
            statement.executeBatch();
            List<Long> ids = new ArrayList<>(fresh.size());
            try (ResultSet rows = statement.getGeneratedKeys()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    private static void bind(PreparedStatement statement, NewMessage message, Instant now) throws SQLException {
        statement.setString(1, message.recipient());
        statement.setString(2, message.body());
        statement.setInt(3, message.severity());
        statement.setInt(4, message.priority());
        statement.setBoolean(5, message.digest());
        statement.setString(6, message.policy());
        statement.setString(7, message.key());
        statement.setString(8, message.orderingKey());
        statement.setString(9, message.collapseKey());
        statement.setString(10, message.tenant());
        Times.set(statement, 11, message.notBefore());
        Times.set(statement, 12, message.expiresAt());
        Times.set(statement, 13, message.nextAttemptAt());
        Times.set(statement, 14, now);
        Times.set(statement, 15, now);
    }

    private static List<Enqueued> answers(
            List<NewMessage> messages, BitSet isFresh, List<Long> ids, Map<String, Long> byKey) {
        List<Enqueued> answers = new ArrayList<>(messages.size());
        Iterator<Long> next = ids.iterator();
        for (int i = 0; i < messages.size(); i++) {
            String key = messages.get(i).key();
            if (!isFresh.get(i)) {
                answers.add(InsertedKeys.repeated(first(byKey, key)));
                continue;
            }
            long id = next.next();
            if (key != null) {
                byKey.put(key, id);
            }
            answers.add(InsertedKeys.stored(id));
        }
        return answers;
    }

    private static long first(Map<String, Long> byKey, @Nullable String key) {
        Long id = key == null ? null : byKey.get(key);
        if (id == null) {
            throw new IllegalStateException("a repeated key without its first");
        }
        return id;
    }
}
