// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.text.TextPlan;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts SMS into the queue, in the transaction of whatever made them necessary. */
final class Outbox {

    private static final String QUEUED = "UPDATE desk_notice SET state = 'QUEUED', message_id = ?, tries = tries + 1,"
            + " segments = ?, detail = '', changed_at = ?, checked_at = ? WHERE id = ?";

    private final JdbcMessageQueue queue;
    private final Clock clock;
    private final Feature feature;

    Outbox(JdbcMessageQueue queue, Clock clock, Feature feature) {
        this.queue = queue;
        this.clock = clock;
        this.feature = feature;
    }

    /** The switch SMS_ENABLED. */
    enum Feature {
        ON,
        OFF
    }

    /** An SMS with its words. */
    record Letter(Notice notice, String text, Instant expiresAt) {}

    boolean isOff() {
        return feature == Feature.OFF;
    }

    /** Writes to the customer about an appointment, or writes down why not. Gives what became of it. */
    NoticeState tell(Connection connection, Salon salon, Appointment appointment, Kind kind, Instant expiresAt)
            throws SQLException {
        Instant now = clock.instant();
        Notice notice = Notices.about(connection, appointment, kind, now);
        String obstacle = obstacle(connection, appointment.phone(), expiresAt, now);
        if (!obstacle.isEmpty()) {
            suppress(connection, List.of(notice), obstacle);
            return NoticeState.SUPPRESSED;
        }
        String text = Templates.get(connection, salon, kind, appointment.language())
                .filled(salon, appointment.name(), appointment.language(), appointment.startsAt());
        send(connection, List.of(new Letter(notice, text, expiresAt)));
        return NoticeState.QUEUED;
    }

    private String obstacle(Connection connection, String phone, Instant expiresAt, Instant now) throws SQLException {
        if (feature == Feature.OFF) {
            return "SMS_ENABLED is false";
        }
        if (OptOuts.has(connection, phone)) {
            return "the customer wants no SMS";
        }
        return now.isBefore(expiresAt) ? "" : "too late: it would have to go before " + expiresAt;
    }

    void send(Connection connection, List<Letter> letters) throws SQLException {
        Instant now = clock.instant();
        List<Enqueued> stored = queue.within(connection)
                .enqueueAll(letters.stream().map(Outbox::request).toList());
        List<@Nullable Object[]> changes = new ArrayList<>();
        List<Audit.Line> lines = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            Letter letter = letters.get(i);
            String message = stored.get(i).id().value();
            int segments = TextPlan.of(letter.text()).segments();
            changes.add(new @Nullable Object[] {
                message, segments, now, now, letter.notice().id()
            });
            lines.add(new Audit.Line(
                    NoticeState.QUEUED.name(), letter.notice(), message, null, null, "segments: " + segments));
        }
        Sql.each(connection, QUEUED, changes);
        Audit.add(connection, now, lines);
    }

    private static SmsRequest request(Letter letter) {
        Notice notice = letter.notice();
        SmsRequest.Builder request = SmsRequest.builder(PhoneNumber.of(notice.phone()), letter.text())
                .idempotencyKey(notice.idempotencyKey())
                .expiresAt(letter.expiresAt());
        if (notice.campaign() == null) {
            // "Booked" must not come after "moved".
            return request.orderingKey("appointment-" + notice.appointment()).build();
        }
        return request.priority(Priority.BULK)
                .tenant(CampaignDesk.tenant(notice.campaign()))
                .build();
    }

    void suppress(Connection connection, List<Notice> notices, String why) throws SQLException {
        Instant now = clock.instant();
        List<Audit.Line> lines = new ArrayList<>();
        for (Notice notice : notices) {
            Notices.state(connection, notice, NoticeState.SUPPRESSED, why, now);
            lines.add(Audit.Line.of(NoticeState.SUPPRESSED, notice, why));
        }
        Audit.add(connection, now, lines);
    }

    /** Takes back what still waits in the queue; what is on its way can't be held. */
    void withdraw(Connection connection, List<Notice> notices, NoticeState state, String why) throws SQLException {
        Instant now = clock.instant();
        for (Notice notice : notices) {
            String message = notice.messageId();
            if (message != null && queue.cancelWithin(connection, new MessageId(message))) {
                Notices.state(connection, notice, state, why, now);
                Audit.add(connection, now, List.of(Audit.Line.of(state, notice, why)));
            }
        }
    }
}
