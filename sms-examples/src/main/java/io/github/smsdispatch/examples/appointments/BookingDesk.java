// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.Appointment.Status;
import io.github.smsdispatch.examples.appointments.http.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Books, moves and cancels. Whoever does it, a customer online or a receptionist, the customer gets the same SMS, and it
 * is in the queue if and only if the change is in the database.
 */
final class BookingDesk {

    private final Database database;
    private final Outbox outbox;

    BookingDesk(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    Appointment book(Booking booking) {
        return database.inTransaction(connection -> {
            String key = booking.requestKey();
            Optional<Appointment> before = key == null ? Optional.empty() : Appointments.ofRequest(connection, key);
            if (before.isPresent()) {
                return before.get();
            }
            Appointment appointment = Appointments.insert(connection, booking);
            outbox.tell(connection, booking.salon(), appointment, Kind.SCHEDULED, appointment.startsAt());
            return appointment;
        });
    }

    /** The same time again changes nothing, so a repeated call sends nothing. */
    Appointment move(long id, String startsAt, OptionalInt version) {
        return database.inTransaction(connection -> {
            Appointment before = standing(connection, id, version);
            Salon salon = Salons.get(connection, before.salon());
            Instant time = Times.read("startsAt", startsAt, salon.zone());
            if (time.equals(before.startsAt())) {
                return before;
            }
            Appointments.move(connection, id, time);
            return changed(connection, salon, id, Kind.RESCHEDULED);
        });
    }

    Appointment cancel(long id, OptionalInt version) {
        return database.inTransaction(connection -> {
            Appointment before = Appointments.locked(connection, id);
            if (before.status() == Status.CANCELLED) {
                return before;
            }
            standing(connection, id, version);
            Appointments.cancel(connection, id);
            return changed(connection, Salons.get(connection, before.salon()), id, Kind.CANCELLED);
        });
    }

    private static Appointment standing(Connection connection, long id, OptionalInt version) throws SQLException {
        Appointment before = Appointments.locked(connection, id);
        if (before.status() == Status.CANCELLED) {
            throw Problem.conflict("appointment " + id + " is cancelled");
        }
        if (version.isPresent() && version.getAsInt() != before.version()) {
            throw Problem.conflict("appointment " + id + " was changed meanwhile: its version is " + before.version());
        }
        return before;
    }

    private Appointment changed(Connection connection, Salon salon, long id, Kind kind) throws SQLException {
        for (Kind outdated : new Kind[] {Kind.CONFIRMATION, Kind.REVIEW}) {
            outbox.withdraw(
                    connection,
                    Notices.queuedAbout(connection, id, outdated),
                    NoticeState.CANCELLED,
                    "the appointment was changed");
        }
        Appointment now = Appointments.get(connection, id);
        outbox.tell(connection, salon, now, kind, now.startsAt());
        return now;
    }
}
