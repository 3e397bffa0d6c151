// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.PhoneNumber;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who was written what, when, and what became of it. Rows are only ever added; numbers are masked, texts not kept. */
final class Audit {

    private static final String INSERT = "INSERT INTO desk_audit (at, step, kind, appointment, version, campaign,"
            + " message_id, phone, dispatcher, sending_id, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int LONGEST = 500;

    private Audit() {}

    /**
     * One line.
     *
     * @param step what happened
     * @param notice the SMS that it happened to
     * @param messageId the queue's id, null before
     * @param dispatcher who sent it, null if nobody did
     * @param sendingId the gateway's id, null if there is none
     * @param detail why, in words
     */
    record Line(
            String step,
            Notice notice,
            @Nullable String messageId,
            @Nullable String dispatcher,
            @Nullable String sendingId,
            String detail) {

        static Line of(NoticeState state, Notice notice, String detail) {
            return new Line(state.name(), notice, null, null, null, detail);
        }
    }

    static void add(Connection connection, Instant at, List<Line> lines) throws SQLException {
        Sql.each(
                connection, INSERT, lines.stream().map(line -> values(at, line)).toList());
    }

    /** What a customer wrote. */
    static void reply(
            Connection connection, Instant at, String meaning, String phone, @Nullable Appointment about, String detail)
            throws SQLException {
        Sql.update(
                connection,
                INSERT,
                at,
                meaning,
                "REPLY",
                about == null ? null : about.id(),
                about == null ? 0 : about.version(),
                null,
                null,
                masked(phone),
                null,
                null,
                detail);
    }

    static List<Map<String, Object>> ofAppointment(Connection connection, long id) throws SQLException {
        return Sql.list(connection, Audit::read, "SELECT * FROM desk_audit WHERE appointment = ? ORDER BY id", id);
    }

    static List<Map<String, Object>> lastErrors(Connection connection, int limit) throws SQLException {
        return Sql.list(
                connection,
                Audit::read,
                "SELECT * FROM desk_audit WHERE step IN ('FAILED', 'UNDELIVERED', 'UNKNOWN', 'EXPIRED', 'RETRY')"
                        + " ORDER BY id DESC LIMIT ?",
                limit);
    }

    private static @Nullable Object[] values(Instant at, Line line) {
        Notice notice = line.notice();
        String detail = line.detail();
        return new @Nullable Object[] {
            at,
            line.step(),
            notice.kind(),
            notice.appointment(),
            notice.version(),
            notice.campaign(),
            line.messageId(),
            masked(notice.phone()),
            line.dispatcher(),
            line.sendingId(),
            detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail
        };
    }

    private static String masked(String phone) {
        return PhoneNumber.of(phone).masked();
    }

    private static Map<String, Object> read(ResultSet row) throws SQLException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", Sql.instant(row, "at").toString());
        line.put("step", row.getString("step"));
        line.put("kind", row.getString("kind"));
        line.put("version", row.getInt("version"));
        for (String column : List.of("appointment", "campaign", "message_id", "phone", "dispatcher", "sending_id")) {
            Object value = row.getObject(column);
            if (value != null) {
                line.put(
                        column.equals("message_id") ? "message" : column.equals("sending_id") ? "sendingId" : column,
                        value);
            }
        }
        line.put("detail", row.getString("detail"));
        return line;
    }
}
