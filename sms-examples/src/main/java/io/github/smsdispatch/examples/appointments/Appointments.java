// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.http.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of appointments. */
final class Appointments {

    private static final String SELECT = "SELECT * FROM desk_appointment WHERE ";

    private Appointments() {}

    static Appointment insert(Connection connection, Booking booking) throws SQLException {
        long id = Sql.insert(
                connection,
                "INSERT INTO desk_appointment (salon, phone, name, language, starts_at, minutes, source, status, version,"
                        + " confirmation, review, request_key)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 'BOOKED', 1, 'PENDING', 'PENDING', ?)",
                booking.salon().id(),
                booking.phone(),
                booking.name(),
                booking.language(),
                booking.startsAt(),
                booking.minutes(),
                booking.source(),
                booking.requestKey());
        return locked(connection, id);
    }

    static Optional<Appointment> ofRequest(Connection connection, String requestKey) throws SQLException {
        return Sql.one(connection, Appointments::read, SELECT + "request_key = ?", requestKey);
    }

    static Appointment get(Connection connection, long id) throws SQLException {
        return Sql.one(connection, Appointments::read, SELECT + "id = ?", id)
                .orElseThrow(() -> Problem.notFound("appointment " + id));
    }

    /** Whoever changes an appointment or an SMS about it has its row first. */
    static Appointment locked(Connection connection, long id) throws SQLException {
        return Sql.one(connection, Appointments::read, SELECT + "id = ? FOR UPDATE", id)
                .orElseThrow(() -> Problem.notFound("appointment " + id));
    }

    static void move(Connection connection, long id, Instant startsAt) throws SQLException {
        Sql.update(
                connection,
                "UPDATE desk_appointment SET starts_at = ?, version = version + 1, confirmation = 'PENDING',"
                        + " review = 'PENDING' WHERE id = ?",
                startsAt,
                id);
    }

    static void cancel(Connection connection, long id) throws SQLException {
        Sql.update(
                connection, "UPDATE desk_appointment SET status = 'CANCELLED', version = version + 1 WHERE id = ?", id);
    }

    static void confirmation(Connection connection, Appointment appointment, ConfirmationStatus status)
            throws SQLException {
        // A customer's yes is never taken back by what the network says later.
        Sql.update(
                connection,
                "UPDATE desk_appointment SET confirmation = ? WHERE id = ? AND version = ?"
                        + " AND confirmation <> 'CONFIRMED'",
                status,
                appointment.id(),
                appointment.version());
    }

    static void asked(Connection connection, long id, Instant now) throws SQLException {
        Sql.update(connection, "UPDATE desk_appointment SET asked_at = ? WHERE id = ?", now, id);
    }

    /** Those whose question was taken back; one that is on its way becomes SENT after all. */
    static void optedOut(Connection connection, String phone) throws SQLException {
        Sql.update(
                connection,
                "UPDATE desk_appointment SET confirmation = 'OPTED_OUT' WHERE phone = ? AND confirmation = 'SENDING'",
                phone);
    }

    static void review(Connection connection, long id, String state) throws SQLException {
        Sql.update(connection, "UPDATE desk_appointment SET review = ? WHERE id = ?", state, id);
    }

    static List<Long> toConfirm(Connection connection, Salon salon, Instant now, int limit) throws SQLException {
        return Sql.list(
                connection,
                row -> row.getLong(1),
                "SELECT id FROM desk_appointment WHERE salon = ? AND starts_at > ? AND starts_at < ?"
                        + " AND status = 'BOOKED' AND confirmation = 'PENDING' ORDER BY starts_at, id LIMIT ?",
                salon.id(),
                now,
                salon.confirmUntil(now),
                limit);
    }

    /** Those that began long enough ago; when they ended the run looks itself. */
    static List<Appointment> toReview(Connection connection, Salon salon, Instant begunBefore, Instant begunAfter)
            throws SQLException {
        return Sql.list(
                connection,
                Appointments::read,
                SELECT + "salon = ? AND starts_at <= ? AND starts_at > ? AND status = 'BOOKED' AND review = 'PENDING'"
                        + " ORDER BY starts_at, id",
                salon.id(),
                begunBefore,
                begunAfter);
    }

    static boolean isReviewPending(Connection connection, long id) throws SQLException {
        return Sql.one(connection, row -> row.getString(1), "SELECT review FROM desk_appointment WHERE id = ?", id)
                .filter("PENDING"::equals)
                .isPresent();
    }

    /** What a customer may be answering about, the latest question first. */
    static List<Appointment> asked(Connection connection, String phone, Instant now) throws SQLException {
        return Sql.list(
                connection,
                Appointments::read,
                SELECT + "phone = ? AND starts_at > ? AND status = 'BOOKED' AND asked_at IS NOT NULL"
                        + " AND confirmation <> 'PENDING' ORDER BY asked_at DESC, starts_at FOR UPDATE",
                phone,
                now);
    }

    private static Appointment read(ResultSet row) throws SQLException {
        return new Appointment(
                row.getLong("id"),
                row.getString("salon"),
                row.getString("phone"),
                row.getString("name"),
                row.getString("language"),
                Sql.instant(row, "starts_at"),
                row.getInt("minutes"),
                Appointment.Source.valueOf(row.getString("source")),
                Appointment.Status.valueOf(row.getString("status")),
                row.getInt("version"),
                ConfirmationStatus.valueOf(row.getString("confirmation")));
    }
}
