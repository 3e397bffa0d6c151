// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@link #COLUMNS}. */
final class MessageRow {

    static final String COLUMNS = "id, recipient, body, severity, priority, digest, duplicate_policy,"
            + " idempotency_key, not_before, expires_at, enqueued_at, status, attempts, posting, dispatcher,"
            + " only_dispatcher, sending_id, segments, detail, claimed_at, changed_at, delivery_status, delivery_at,"
            + " delivery_detail, ordering_key, collapse_key, tenant";

    /** The same for a statement in which the table is called m. */
    static final String M_COLUMNS = "m." + COLUMNS.replace(", ", ", m.");

    private static final String[] NAMES = COLUMNS.split(", ");

    /** How many columns these are. */
    static final int COUNT = NAMES.length;

    private final ResultSet rows;
    private final Times times;
    private int column;

    private MessageRow(ResultSet rows, Times times) {
        this.rows = rows;
        this.times = times;
    }

    static QueuedMessage read(ResultSet rows, Times times) throws SQLException, UnreadableRowException {
        long id = rows.getLong(1);
        MessageRow row = new MessageRow(rows, times);
        try {
            return row.message(id);
        } catch (IllegalArgumentException e) {
            // The cause isn't handed on: it may show the value, which may be a text or a number.
            throw new UnreadableRowException(id, NAMES[row.column - 1]);
        }
    }

    private QueuedMessage message(long id) throws SQLException {
        return new QueuedMessage(MessageId.of(id), request(), times.getPresent(rows, at(11)), progress(), delivery());
    }

    private SmsRequest request() throws SQLException {
        PhoneNumber recipient = PhoneNumber.of(text(2));
        SmsRequest.Builder request = SmsRequest.builder(recipient, text(3));
        request.severity(rows.getInt(at(4)));
        request.priority(Codes.priority(rows.getInt(at(5))));
        request.grouping(rows.getBoolean(at(6)) ? Grouping.DIGEST : Grouping.SEPARATE);
        request.duplicatePolicy(Codes.policy(rows.getString(at(7))));
        optional(8, request::idempotencyKey);
        Instant notBefore = times.get(rows, at(9));
        if (notBefore != null) {
            request.notBefore(notBefore);
        }
        Instant expiresAt = times.get(rows, at(10));
        if (expiresAt != null) {
            request.expiresAt(expiresAt);
        }
        optional(25, request::orderingKey);
        optional(26, request::collapseKey);
        optional(27, request::tenant);
        return request.build();
    }

    private QueuedMessage.Progress progress() throws SQLException {
        return new QueuedMessage.Progress(
                Codes.status(rows.getString(at(12))),
                rows.getInt(at(13)),
                Codes.posting(rows.getString(at(14))),
                rows.getString(at(15)),
                rows.getString(at(16)),
                rows.getString(at(17)),
                rows.getInt(at(18)),
                text(19),
                times.get(rows, at(20)),
                times.getPresent(rows, at(21)));
    }

    private QueuedMessage.Delivery delivery() throws SQLException {
        return new QueuedMessage.Delivery(Codes.delivery(rows.getString(at(22))), times.get(rows, at(23)), text(24));
    }

    private void optional(int index, Consumer<String> setter) throws SQLException {
        String value = rows.getString(at(index));
        if (value != null) {
            setter.accept(value);
        }
    }

    private String text(int index) throws SQLException {
        @Nullable String text = rows.getString(at(index));
        if (text == null) {
            throw new IllegalArgumentException("null");
        }
        return text;
    }

    private int at(int index) {
        column = index;
        return index;
    }
}
