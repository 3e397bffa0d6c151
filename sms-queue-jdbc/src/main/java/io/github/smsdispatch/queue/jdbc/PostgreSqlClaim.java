// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;

/** One statement. The array keeps the subselect from being run a second time with other rows. */
final class PostgreSqlClaim implements MessageClaim {

    static final String SELECT = "SELECT id FROM sms_message WHERE ready AND (expires_at IS NULL OR expires_at > ?)"
            + " ORDER BY priority, severity, id LIMIT ? FOR UPDATE SKIP LOCKED";

    private static final Comparator<QueuedMessage> ORDER = Comparator.comparingInt(
                    (QueuedMessage m) -> Codes.of(m.request().priority()))
            .thenComparingInt(m -> m.request().severity())
            .thenComparingLong(m -> Long.parseLong(m.id().value()));

    private final String sql;

    PostgreSqlClaim(TableNames names) {
        sql = names.in("UPDATE sms_message SET status = 'C', ready = FALSE, owner = ?, claimed_at = CASE"
                // Under the same id it may have been posted since then: that is what a resolver must know.
                + " WHEN posting = 'R' AND sending_id IS NOT NULL AND claimed_at IS NOT NULL THEN claimed_at"
                + " ELSE CAST(? AS timestamptz) END, changed_at = ?, lease_until = ?, attempts = attempts + 1, dispatcher = only_dispatcher, sending_id = CASE WHEN"
                + " posting = 'R' AND sending_id IS NOT NULL THEN sending_id"
                + " ELSE CAST(nextval('sms_sending_id') AS text) END"
                + " WHERE id = ANY (ARRAY(" + SELECT + ")) RETURNING " + MessageRow.COLUMNS);
    }

    @Override
    public ReadRows claim(Connection connection, Request request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, request.owner());
            Times.set(statement, 2, request.now());
            Times.set(statement, 3, request.now());
            Times.set(statement, 4, request.leaseUntil());
            Times.set(statement, 5, request.now());
            statement.setInt(6, request.limit());
            try (ResultSet rows = statement.executeQuery()) {
                ReadRows read = ReadRows.all(rows);
                read.messages().sort(ORDER);
                return read;
            }
        }
    }
}
