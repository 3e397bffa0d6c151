// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.Enqueued;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Stores a single message that is ready and has no key: what most applications do within a transaction of their own. The
 * statement for many would take the server twice as long.
 */
final class PostgreSqlInsertOne {

    private final String insert;

    PostgreSqlInsertOne(TableNames names) {
        insert = names.in("WITH stored AS (INSERT INTO sms_message (recipient, body, severity, priority, digest,"
                + " duplicate_policy, collapse_key, not_before, expires_at, enqueued_at, changed_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id),"
                + " ready AS (INSERT INTO sms_ready (place, id, expires_at)"
                + " SELECT CAST(? AS bigint) + id * 2, id, CAST(? AS timestamptz) FROM stored) SELECT id FROM stored");
    }

    static boolean takes(List<NewMessage> messages) {
        NewMessage first = messages.get(0);
        return messages.size() == 1
                && first.ready()
                && first.key() == null
                && first.orderingKey() == null
                && first.tenant() == null;
    }

    List<Enqueued> insert(Connection connection, NewMessage message, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, message.recipient());
            statement.setString(2, message.body());
            statement.setInt(3, message.severity());
            statement.setInt(4, message.priority());
            statement.setBoolean(5, message.digest());
            statement.setString(6, message.policy());
            statement.setString(7, message.collapseKey());
            Times.ZONED.set(statement, 8, message.notBefore());
            Times.ZONED.set(statement, 9, message.expiresAt());
            Times.ZONED.set(statement, 10, now);
            Times.ZONED.set(statement, 11, now);
            statement.setLong(12, Place.of(Place.lane(message.priority(), message.severity()), 0, 0));
            Times.ZONED.set(statement, 13, message.expiresAt());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return List.of(InsertedKeys.stored(rows.getLong(1)));
            }
        }
    }
}
