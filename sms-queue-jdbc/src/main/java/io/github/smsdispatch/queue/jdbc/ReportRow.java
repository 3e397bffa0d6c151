// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryReport.ByRecipient;
import io.github.smsdispatch.api.DeliveryReport.BySendingId;
import io.github.smsdispatch.api.DeliveryStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A delivery report in the words of the table; names its SMS either by sending id, or by digits and window. */
record ReportRow(
        String dispatcher,
        @Nullable String sendingId,
        @Nullable String digits,
        @Nullable Long windowMillis,
        DeliveryStatus status,
        Instant at,
        Instant receivedAt,
        String detail) {

    static final String COLUMNS =
            "r.id, r.dispatcher, r.sending_id, r.digits, r.window_millis, r.status, r.reported_at, r.received_at, r.detail";

    static ReportRow of(DeliveryReport report, Instant now) {
        DeliveryReport.Subject about = report.about();
        Duration window = about instanceof ByRecipient r ? r.window() : Duration.ZERO;
        return new ReportRow(
                Widths.cut(report.dispatcher(), Widths.DISPATCHER),
                about instanceof BySendingId s ? Widths.cut(s.sendingId(), Widths.SENDING_ID) : null,
                about instanceof ByRecipient r ? Widths.cut(r.digits(), Widths.DIGITS) : null,
                about instanceof ByRecipient
                        ? Duration.between(Spans.before(now, window), now).toMillis()
                        : null,
                report.status(),
                Times.storable(report.at()),
                now,
                Widths.cut(report.detail(), Widths.DETAIL));
    }

    static ReportRow read(ResultSet rows, Times times) throws SQLException {
        String sendingId = rows.getString(3);
        return new ReportRow(
                rows.getString(2),
                sendingId,
                rows.getString(4),
                sendingId == null ? rows.getLong(5) : null,
                Codes.delivery(rows.getString(6)),
                times.getPresent(rows, 7),
                times.getPresent(rows, 8),
                rows.getString(9));
    }

    /** The report as it came, but for words cut to the width of their column. */
    DeliveryReport report() {
        DeliveryReport.Subject about = digits == null
                ? new BySendingId(sendingId == null ? "" : sendingId)
                : new ByRecipient(digits, Duration.ofMillis(windowMillis == null ? 0 : windowMillis));
        return new DeliveryReport(dispatcher, about, status, at, detail);
    }

    boolean isByRecipient() {
        return digits != null;
    }

    /** The earliest time at which a message that it may be about was sent. */
    Instant windowStart() {
        return Spans.before(at, Duration.ofMillis(windowMillis == null ? 0 : windowMillis));
    }

    /** The same for two pushes of one report, different for any two reports. */
    String fingerprint() {
        String all = String.join(
                "\0", dispatcher, sendingId == null ? "#" + digits : sendingId, status.name(), at.toString(), detail);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
