// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of SMS that are to go. */
final class Notices {

    private static final String SELECT = "SELECT * FROM desk_notice WHERE ";

    private Notices() {}

    /** Gives the one about this version of the appointment; there is never a second one. */
    static Notice about(Connection connection, Appointment appointment, Kind kind, Instant now) throws SQLException {
        Optional<Notice> known = Sql.one(
                connection,
                Notices::read,
                SELECT + "appointment = ? AND version = ? AND kind = ?",
                appointment.id(),
                appointment.version(),
                kind);
        if (known.isPresent()) {
            return known.get();
        }
        long id = Sql.insert(
                connection,
                "INSERT INTO desk_notice (salon, kind, appointment, version, phone, name, language, state, tries, segments,"
                        + " detail, changed_at, checked_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'WAITING', 0, 0, '', ?, ?)",
                appointment.salon(),
                kind,
                appointment.id(),
                appointment.version(),
                appointment.phone(),
                appointment.name(),
                appointment.language(),
                now,
                now);
        return Sql.one(connection, Notices::read, SELECT + "id = ?", id).orElseThrow();
    }

    static Optional<Notice> ofMessage(Connection connection, String messageId) throws SQLException {
        return Sql.one(connection, Notices::read, SELECT + "message_id = ?", messageId);
    }

    static List<Notice> queuedAbout(Connection connection, long appointment, Kind kind) throws SQLException {
        return Sql.list(
                connection,
                Notices::read,
                SELECT + "appointment = ? AND kind = ? AND state = 'QUEUED'",
                appointment,
                kind);
    }

    static List<Notice> queuedTo(Connection connection, String phone) throws SQLException {
        return Sql.list(connection, Notices::read, SELECT + "phone = ? AND state = 'QUEUED' ORDER BY id", phone);
    }

    static List<Notice> waitingOf(Connection connection, long campaign, int limit) throws SQLException {
        return Sql.list(
                connection,
                Notices::read,
                SELECT + "campaign = ? AND state = 'WAITING' ORDER BY id LIMIT ?",
                campaign,
                limit);
    }

    /** Those whose customers have opted out since the campaign began. */
    static List<Notice> unwantedOf(Connection connection, long campaign) throws SQLException {
        return Sql.list(
                connection,
                Notices::read,
                SELECT + "campaign = ? AND state = 'WAITING' AND phone IN (SELECT phone FROM desk_opt_out) ORDER BY id",
                campaign);
    }

    static void state(Connection connection, Notice notice, NoticeState state, String detail, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "UPDATE desk_notice SET state = ?, detail = ?, changed_at = ?, checked_at = ? WHERE id = ?",
                state,
                detail,
                now,
                now,
                notice.id());
    }

    static void checked(Connection connection, Notice notice, Instant now) throws SQLException {
        Sql.update(connection, "UPDATE desk_notice SET checked_at = ? WHERE id = ?", now, notice.id());
    }

    /** Messages that may have got on without us hearing of it, those looked at longest ago first. */
    static List<String> toCheck(Connection connection, Instant now, Duration rest, int limit) throws SQLException {
        return Sql.list(
                connection,
                row -> row.getString(1),
                "SELECT message_id FROM desk_notice WHERE state IN ('QUEUED', 'UNKNOWN', 'SENT') AND checked_at <= ?"
                        + " AND changed_at > ? AND message_id IS NOT NULL ORDER BY checked_at LIMIT ?",
                now.minus(rest),
                now.minus(Duration.ofDays(4)),
                limit);
    }

    static Map<NoticeState, Long> counts(Connection connection, long campaign) throws SQLException {
        Map<NoticeState, Long> counts = new EnumMap<>(NoticeState.class);
        for (NoticeState state : NoticeState.values()) {
            counts.put(state, 0L);
        }
        Sql.list(
                connection,
                row -> counts.put(NoticeState.valueOf(row.getString(1)), row.getLong(2)),
                "SELECT state, COUNT(*) FROM desk_notice WHERE campaign = ? GROUP BY state",
                campaign);
        return counts;
    }

    /** Segments of what went out or may have. */
    static long segments(Connection connection, long campaign) throws SQLException {
        return Sql.one(
                        connection,
                        row -> row.getLong(1),
                        "SELECT COALESCE(SUM(segments), 0) FROM desk_notice WHERE campaign = ?"
                                + " AND state IN ('SENT', 'DELIVERED', 'UNDELIVERED', 'UNKNOWN')",
                        campaign)
                .orElseThrow();
    }

    private static Notice read(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("salon"),
                Kind.valueOf(row.getString("kind")),
                Sql.number(row, "appointment"),
                row.getInt("version"),
                Sql.number(row, "campaign"),
                row.getString("phone"),
                row.getString("name"),
                row.getString("language"),
                NoticeState.valueOf(row.getString("state")),
                row.getString("message_id"),
                row.getInt("tries"),
                row.getString("detail"));
    }
}
