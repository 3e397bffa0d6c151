// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A row of NAV's table, as it stands there. */
record NavRow(
        long id,
        LocalDateTime time,
        String phone,
        String msg,
        String sent,
        @Nullable Integer smsid,
        @Nullable LocalDateTime timesent,
        @Nullable Integer severity) {

    static final String COLUMNS = "id, time, phone, msg, sent, smsid, timesent, severity";

    /** As NAV takes them: most severe first, those without a severity last, then by age. */
    static final String SQL_ORDER = " ORDER BY severity NULLS LAST, time, id";

    static final Comparator<NavRow> ORDER = Comparator.comparing(
                    NavRow::severity, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(NavRow::time)
            .thenComparing(NavRow::id);

    static NavRow read(ResultSet rows) throws SQLException {
        return new NavRow(
                rows.getLong(1),
                rows.getObject(2, LocalDateTime.class),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getObject(6, Integer.class),
                rows.getObject(7, LocalDateTime.class),
                rows.getObject(8, Integer.class));
    }

    boolean isWaiting() {
        return sent.equals("N");
    }

    NavLedger ledger() {
        return NavLedger.read(smsid, timesent);
    }

    MessageStatus status() {
        return switch (sent) {
            case "N" -> ledger().status();
            case "Y" -> MessageStatus.SENT;
            default -> MessageStatus.IGNORED;
        };
    }

    NavRow with(NavLedger ledger) {
        return new NavRow(id, time, phone, msg, "N", ledger.smsid(), ledger.timesent(), severity);
    }

    NavRow finished(String letter, @Nullable Integer reference, @Nullable LocalDateTime at) {
        return new NavRow(id, time, phone, msg, letter, reference, at, severity);
    }

    QueuedMessage message(NavSettings settings) throws UnreadableRowException {
        return message(settings, status(), isWaiting() ? ledger().attempts() : 0);
    }

    QueuedMessage message(NavSettings settings, MessageStatus status, int attempts) throws UnreadableRowException {
        Instant stored = settings.instant(time);
        boolean posted = status == MessageStatus.CLAIMED || status == MessageStatus.UNKNOWN;
        boolean known = smsid != null && smsid > 0 && status != MessageStatus.PENDING;
        QueuedMessage.Progress progress = new QueuedMessage.Progress(
                status,
                attempts,
                status == MessageStatus.UNKNOWN ? Posting.REPEAT : Posting.FIRST,
                null,
                null,
                known ? String.valueOf(smsid) : null,
                0,
                "",
                // The table doesn't tell when it was claimed, but not before it was stored.
                posted ? stored : null,
                isWaiting() || timesent == null ? stored : settings.instant(timesent));
        return new QueuedMessage(
                MessageId.of(id),
                request(settings),
                stored,
                progress,
                new QueuedMessage.Delivery(DeliveryStatus.PENDING, null, ""));
    }

    private SmsRequest request(NavSettings settings) throws UnreadableRowException {
        SmsRequest.Builder request = started()
                .severity(knownSeverity())
                .grouping(settings.grouping())
                .duplicatePolicy(settings.policy());
        if (isWaiting()) {
            NavLedger ledger = ledger();
            Instant due = ledger.until();
            if (ledger.status() == MessageStatus.PENDING && ledger.attempts() == 0 && due != null) {
                request.notBefore(due);
            }
        }
        return request.build();
    }

    private SmsRequest.Builder started() throws UnreadableRowException {
        PhoneNumber recipient;
        try {
            recipient = PhoneNumber.of(phone);
        } catch (IllegalArgumentException e) {
            // The cause isn't handed on: it may show what the column holds.
            throw new UnreadableRowException(id, "phone");
        }
        try {
            return SmsRequest.builder(recipient, withoutControls());
        } catch (IllegalArgumentException e) {
            throw new UnreadableRowException(id, "msg");
        }
    }

    /** An alarm isn't held back because a device put a bell into its name. */
    private String withoutControls() {
        StringBuilder clean = new StringBuilder(msg.length());
        msg.chars().forEach(c -> clean.append(Character.isISOControl(c) && "\n\r\f\t".indexOf(c) < 0 ? ' ' : (char) c));
        return clean.toString();
    }

    private int knownSeverity() {
        return severity == null
                ? SmsMessage.LEAST_SEVERE
                : Math.max(SmsMessage.MOST_SEVERE, Math.min(severity, SmsMessage.LEAST_SEVERE));
    }
}
