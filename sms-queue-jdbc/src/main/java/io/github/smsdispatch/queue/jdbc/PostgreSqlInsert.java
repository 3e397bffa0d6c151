// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.queue.jdbc.Readiness.Share;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One statement for any number of rows. A known key raises no error, which would make a caller's transaction useless.
 */
final class PostgreSqlInsert implements MessageInsert {

    private static final int TRIES = 5;

    private final String insert;
    private final InsertedKeys keys;
    private final Readiness readiness;

    PostgreSqlInsert(TableNames names) {
        insert = names.in("WITH stored AS (INSERT INTO sms_message (recipient, body, severity, priority, digest,"
                + " duplicate_policy, idempotency_key, ordering_key, collapse_key, tenant, not_before, expires_at,"
                + " next_attempt_at, enqueued_at, changed_at)"
                + " SELECT v.recipient, v.body, v.severity, v.priority, v.digest, v.policy, v.key, v.ordering,"
                + " v.collapse, v.tenant, v.not_before, v.expires_at, v.due, t.now, t.now"
                + " FROM (SELECT CAST(? AS timestamptz) AS now) t, unnest(CAST(? AS text[]), CAST(? AS text[]),"
                + " CAST(? AS int[]), CAST(? AS int[]), CAST(? AS boolean[]), CAST(? AS text[]), CAST(? AS text[]),"
                + " CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS timestamptz[]),"
                + " CAST(? AS timestamptz[]), CAST(? AS timestamptz[])) WITH ORDINALITY AS v(recipient, body, severity,"
                + " priority, digest, policy, key, ordering, collapse, tenant, not_before, expires_at, due, nr)"
                + " ORDER BY v.nr ON CONFLICT DO NOTHING"
                + " RETURNING id, idempotency_key, ordering_key, tenant, priority, severity, expires_at, next_attempt_at),"
                + " ready AS (INSERT INTO sms_ready (place, id, messages, expires_at)"
                // As the class ReadyRow joins them.
                + " SELECT min(place) + CASE WHEN count(*) > 1 THEN 1 ELSE 0 END, min(id), count(*), min(expires_at)"
                + " FROM (SELECT id, expires_at, " + Place.OF_ROW + " AS place, " + Place.OF_ROW + " - 2 * row_number()"
                + " OVER (PARTITION BY expires_at IS NULL, priority, severity ORDER BY id) AS run FROM stored"
                + " WHERE next_attempt_at IS NULL AND tenant IS NULL) r GROUP BY run, id / " + ReadyRow.MOST
                + ", CASE WHEN expires_at IS NULL THEN 0 ELSE id END),"
                + " ordered AS (INSERT INTO sms_order (id, ordering_key) SELECT id, ordering_key FROM stored"
                + " WHERE ordering_key IS NOT NULL) SELECT id, idempotency_key FROM stored");
        readiness = new Readiness(new Sql(Wording.standard(names)));
        keys = new InsertedKeys(Wording.standard(names));
    }

    @Override
    public List<Enqueued> insert(Connection connection, List<NewMessage> messages, Instant now) throws SQLException {
        Map<String, Enqueued> byKey = new HashMap<>();
        Deque<Enqueued> withoutKey = new ArrayDeque<>();
        store(connection, messages, now, byKey, withoutKey);
        // A key that conflicted belongs to a committed message, unless that was deleted since: then it can be stored.
        for (int i = 1; i < TRIES && !missing(messages, byKey).isEmpty(); i++) {
            keys.find(connection, InsertedKeys.of(missing(messages, byKey)))
                    .forEach((key, id) -> byKey.put(key, InsertedKeys.repeated(id)));
            List<NewMessage> again = missing(messages, byKey);
            if (!again.isEmpty()) {
                store(connection, again, now, byKey, new ArrayDeque<>());
            }
        }
        List<Enqueued> answers = answers(messages, byKey, withoutKey);
        readiness.stored(connection, messages, answers, Share.TENANTS);
        return answers;
    }

    private static List<NewMessage> missing(List<NewMessage> messages, Map<String, Enqueued> byKey) {
        return messages.stream()
                .filter(m -> m.key() != null && !byKey.containsKey(m.key()))
                .toList();
    }

    private void store(
            Connection connection,
            List<NewMessage> messages,
            Instant now,
            Map<String, Enqueued> byKey,
            Deque<Enqueued> withoutKey)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            bind(new PostgreSqlArrays<>(statement, messages), now);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Enqueued stored = InsertedKeys.stored(rows.getLong(1));
                    String key = rows.getString(2);
                    if (key == null) {
                        withoutKey.add(stored);
                    } else {
                        byKey.put(key, stored);
                    }
                }
            }
        }
    }

    private static void bind(PostgreSqlArrays<NewMessage> arrays, Instant now) throws SQLException {
        arrays.time(1, now);
        arrays.set(2, NewMessage::recipient);
        arrays.set(3, NewMessage::body);
        arrays.set(4, NewMessage::severity);
        arrays.set(5, NewMessage::priority);
        arrays.set(6, NewMessage::digest);
        arrays.set(7, NewMessage::policy);
        arrays.set(8, NewMessage::key);
        arrays.set(9, NewMessage::orderingKey);
        arrays.set(10, NewMessage::collapseKey);
        arrays.set(11, NewMessage::tenant);
        arrays.set(12, NewMessage::notBefore);
        arrays.set(13, NewMessage::expiresAt);
        arrays.set(14, NewMessage::nextAttemptAt);
    }

    private static List<Enqueued> answers(
            List<NewMessage> messages, Map<String, Enqueued> byKey, Deque<Enqueued> withoutKey) {
        List<Enqueued> answers = new ArrayList<>(messages.size());
        for (NewMessage message : messages) {
            String key = message.key();
            if (key == null) {
                answers.add(withoutKey.remove());
            } else {
                Enqueued first = byKey.get(key);
                if (first == null) {
                    throw new IllegalStateException("an idempotency key is stored and deleted again and again");
                }
                answers.add(first);
                // Further ones with this key in the same batch are repetitions of the first.
                byKey.put(key, new Enqueued(first.id(), Enqueued.Novelty.REPEATED));
            }
        }
        return answers;
    }
}
