// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.queue.Reported;
import io.github.smsdispatch.api.queue.Reported.Effect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the messages that a report is about, locks them, and writes the report into them. */
record ReportMatch(Sql sql) {

    /** How far the clocks of the process that claims and the one that takes reports may be apart. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

    private static final String FIND =
            "SELECT id, recipient, status, delivery_status, claimed_at, sending_id FROM sms_message WHERE ";

    // A message that waits for its repetition, or whose fate is unknown, is proven accepted by a report for its id.
    private static final String BY_SENDING_ID = FIND + "sending_id = ?"
            + " AND (claimed_at IS NULL OR claimed_at <= ?) AND ((status = 'S' AND dispatcher = ?)"
            + " OR (status = 'U' AND (dispatcher IS NULL OR dispatcher = ?))"
            + " OR (status = 'P' AND posting = 'R' AND (only_dispatcher IS NULL OR only_dispatcher = ?)))"
            + " ORDER BY id DESC FOR UPDATE";

    // The status comes last: MySQL assigns from left to right, and the others read it as it was.
    private static final String APPLY = "UPDATE sms_message SET next_attempt_at = NULL,"
            + " review_at = NULL, dispatcher = ?, sent_at = COALESCE(sent_at, claimed_at, ?),"
            + " detail = CASE WHEN status = 'S' THEN detail ELSE 'accepted: a delivery report proves it' END,"
            + " changed_at = CASE WHEN status = 'S' THEN changed_at ELSE ? END,"
            + " delivery_status = ?, delivery_at = ?, delivery_detail = ?, status = 'S' WHERE id = ?";

    /** Empty when no message matches. */
    Optional<Reported> apply(Connection connection, ReportRow report, Instant now) throws SQLException {
        List<Found> found =
                oneSms(report.isByRecipient() ? byRecipient(connection, report) : bySendingId(connection, report));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean proof = found.stream().anyMatch(message -> !message.status().equals("S"));
        List<MessageId> changed = new ArrayList<>();
        for (Found message : found) {
            if (isNews(report, message)) {
                write(connection, report, message, now);
                changed.add(MessageId.of(message.id()));
            }
        }
        return Optional.of(
                changed.isEmpty()
                        ? new Reported(Effect.NOT_NEWS, List.of(), null)
                        : new Reported(
                                proof ? Effect.RESOLVED : Effect.APPLIED,
                                changed,
                                Desk.phone(
                                        found.get(0).recipient(), found.get(0).id())));
    }

    private static boolean isNews(ReportRow report, Found message) {
        return !message.status().equals("S") || report.status().supersedes(message.delivery());
    }

    private void write(Connection connection, ReportRow report, Found message, Instant now) throws SQLException {
        sql.update(
                connection,
                APPLY,
                report.dispatcher(),
                now,
                now,
                Codes.of(report.status()),
                report.status() == DeliveryStatus.PENDING ? null : report.at(),
                report.detail(),
                message.id());
    }

    private List<Found> bySendingId(Connection connection, ReportRow report) throws SQLException {
        String by = report.dispatcher();
        // A report from before the claim is about somebody else's SMS, or about an earlier one with the same id.
        Instant claimedBefore = Spans.after(report.receivedAt(), CLOCKS_APART);
        return find(connection, BY_SENDING_ID, report.sendingId(), claimedBefore, by, by, by);
    }

    // The oldest on its way for which it is news; early ones only if they came after the claim.
    private List<Found> byRecipient(Connection connection, ReportRow report) throws SQLException {
        String earlier = Arrays.stream(DeliveryStatus.values())
                .filter(s -> !s.isFinal() && report.status().supersedes(s))
                .map(s -> "'" + Codes.of(s) + "'")
                .collect(Collectors.joining(", "));
        if (earlier.isEmpty()) {
            return List.of();
        }
        List<Found> oldest = find(
                connection,
                FIND + "recipient IN (?, ?) AND status = 'S' AND dispatcher = ? AND delivery_status IN (" + earlier
                        + ") AND sent_at >= ? AND claimed_at <= ? ORDER BY sent_at, id LIMIT 1 FOR UPDATE",
                report.digits(),
                "+" + report.digits(),
                report.dispatcher(),
                report.windowStart(),
                report.receivedAt());
        if (oldest.isEmpty() || oldest.get(0).sendingId() == null) {
            return oldest;
        }
        return find(
                connection,
                FIND + "sending_id = ? AND status = 'S' AND dispatcher = ? AND recipient = ? AND claimed_at = ?"
                        + " ORDER BY id DESC FOR UPDATE",
                oldest.get(0).sendingId(),
                report.dispatcher(),
                oldest.get(0).recipient(),
                oldest.get(0).claimedAt());
    }

    private List<Found> find(Connection connection, String select, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = sql.prepared(connection, select, values);
                ResultSet rows = statement.executeQuery()) {
            List<Found> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new Found(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getString(3),
                        Codes.delivery(rows.getString(4)),
                        sql.times().get(rows, 5),
                        rows.getString(6)));
            }
            return found;
        }
    }

    // The messages of a digest were claimed together. Where a transport uses an id again, the newest SMS has it.
    private static List<Found> oneSms(List<Found> found) {
        return found.stream().filter(f -> f.sameSms(found.get(0))).toList();
    }

    private record Found(
            long id,
            String recipient,
            String status,
            DeliveryStatus delivery,
            @Nullable Instant claimedAt,
            @Nullable String sendingId) {

        boolean sameSms(Found other) {
            return recipient.equals(other.recipient) && Objects.equals(claimedAt, other.claimedAt);
        }
    }
}
