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
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks known keys up, inserts the rest as one batch, and starts over from a savepoint when somebody stored one of the
 * keys in between.
 */
final class PortableInsert implements MessageInsert {

    private static final int TRIES = 5;
    private static final int SENDING_ID = 16;

    private final String insert;
    private final Times times;
    private final Keys told;
    private final @Nullable SendingIds ids;
    private final InsertedKeys keys;
    private final Readiness readiness;

    /** How to learn the keys of a batch. */
    enum Keys {
        /** The driver tells them. */
        OF_EACH_ROW,
        /** SQLite tells the last; the others were given out before it, one by one, as nobody else writes meanwhile. */
        OF_LAST_ROW
    }

    /** With sending ids, or null where the column has them as its default. */
    PortableInsert(Wording wording, Keys told, @Nullable SendingIds ids) {
        this.told = told;
        this.ids = ids;
        times = wording.times();
        readiness = new Readiness(new Sql(wording));
        insert = wording.in("INSERT INTO sms_message (recipient, body, severity, priority, digest, duplicate_policy,"
                + " idempotency_key, ordering_key, collapse_key, tenant, not_before, expires_at, next_attempt_at,"
                + " enqueued_at, changed_at" + (ids == null ? "" : ", sending_id")
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?" + (ids == null ? ")" : ", ?)"));
        keys = new InsertedKeys(wording);
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
                Map<String, Long> known = i == 1 ? keys.find(connection, wanted) : keys.findLatest(connection, wanted);
                List<Enqueued> stored = store(connection, messages, known, now);
                connection.releaseSavepoint(start);
                return stored;
            } catch (SQLException e) {
                if (SqlFailure.isRolledBack(e)) {
                    // Its savepoints may have gone with the transaction.
                    throw e;
                }
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
        List<String> sendingIds = ids == null ? List.of() : ids.fresh(connection, fresh.size());
        try (PreparedStatement statement = connection.prepareStatement(insert, new String[] {"id"})) {
            for (int i = 0; i < fresh.size(); i++) {
                bind(statement, fresh.get(i), now);
                if (ids != null) {
                    statement.setString(SENDING_ID, sendingIds.get(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
            return told == Keys.OF_EACH_ROW ? keys(statement) : keysUpToLast(connection, fresh.size());
        }
    }

    private static List<Long> keys(PreparedStatement statement) throws SQLException {
        List<Long> keys = new ArrayList<>();
        try (ResultSet rows = statement.getGeneratedKeys()) {
            while (rows.next()) {
                keys.add(rows.getLong(1));
            }
        }
        return keys;
    }

    private static List<Long> keysUpToLast(Connection connection, int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT last_insert_rowid()");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            long last = rows.getLong(1);
            return LongStream.rangeClosed(last - count + 1, last).boxed().toList();
        }
    }

    private void bind(PreparedStatement statement, NewMessage message, Instant now) throws SQLException {
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
        times.set(statement, 11, message.notBefore());
        times.set(statement, 12, message.expiresAt());
        times.set(statement, 13, message.nextAttemptAt());
        times.set(statement, 14, now);
        times.set(statement, 15, now);
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
