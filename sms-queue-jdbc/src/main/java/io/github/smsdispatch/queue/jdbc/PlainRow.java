// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads a message that was just claimed for the first time and uses none of what few messages use: most are so, and
 * thirty columns cost more to send and to read than the claim itself.
 */
final class PlainRow {

    static final String COLUMNS =
            "id, recipient, body, sending_id, enqueued_at, expires_at, severity, priority, digest,"
                    + " duplicate_policy, idempotency_key";

    static final int COUNT = COLUMNS.split(",").length;

    /** What the other columns must hold, but for the count of attempts. */
    static final String IS_PLAIN = "posting = 'F' AND delivery_status = 'P' AND segments = 0 AND detail = ''"
            + " AND delivery_detail = '' AND not_before IS NULL AND ordering_key IS NULL AND collapse_key IS NULL"
            + " AND tenant IS NULL AND only_dispatcher IS NULL AND delivery_at IS NULL";

    private PlainRow() {}

    /** Empty when it can't be read: then it is read again, to tell why. */
    static Optional<QueuedMessage> read(ResultSet rows, Times times, Instant now) throws SQLException {
        try {
            MessageId id = MessageId.of(rows.getLong(1));
            QueuedMessage.Progress progress = new QueuedMessage.Progress(
                    MessageStatus.CLAIMED, 1, Posting.FIRST, null, null, rows.getString(4), 0, "", now, now);
            QueuedMessage.Delivery delivery = new QueuedMessage.Delivery(DeliveryStatus.PENDING, null, "");
            return Optional.of(
                    new QueuedMessage(id, request(rows, times), times.getPresent(rows, 5), progress, delivery));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SmsRequest request(ResultSet rows, Times times) throws SQLException {
        SmsRequest.Builder request = SmsRequest.builder(PhoneNumber.of(rows.getString(2)), rows.getString(3));
        Instant expiresAt = times.get(rows, 6);
        if (expiresAt != null) {
            request.expiresAt(expiresAt);
        }
        request.severity(rows.getInt(7));
        request.priority(Codes.priority(rows.getInt(8)));
        request.grouping(rows.getBoolean(9) ? Grouping.DIGEST : Grouping.SEPARATE);
        request.duplicatePolicy(Codes.policy(rows.getString(10)));
        String key = rows.getString(11);
        if (key != null) {
            request.idempotencyKey(key);
        }
        return request.build();
    }
}
