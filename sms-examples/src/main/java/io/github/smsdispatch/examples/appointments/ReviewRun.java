// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks customers how it was, some time after the appointment, once. After a day nobody is asked any more. */
final class ReviewRun implements Run {

    private static final Duration LATEST = Duration.ofDays(1);
    private static final Duration LONGEST_APPOINTMENT = Duration.ofDays(1);

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    ReviewRun(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public int now() {
        Instant now = clock.instant();
        int asked = 0;
        for (Salon salon : database.inTransaction(Salons::all)) {
            if (outbox.isOff() || !salon.isOpen(now)) {
                continue;
            }
            Duration after = Duration.ofMinutes(salon.reviewAfter());
            Instant earliest = now.minus(after).minus(LATEST).minus(LONGEST_APPOINTMENT);
            List<Appointment> over =
                    database.inTransaction(c -> Appointments.toReview(c, salon, now.minus(after), earliest));
            for (Appointment appointment : over) {
                Instant due = appointment.endsAt().plus(after);
                if (!due.isAfter(now) && due.plus(LATEST).isAfter(now)) {
                    asked += ask(salon, appointment.id(), due.plus(LATEST), now) ? 1 : 0;
                }
            }
        }
        return asked;
    }

    private boolean ask(Salon salon, long id, Instant latest, Instant now) {
        return database.inTransaction(connection -> {
            Appointment appointment = Appointments.locked(connection, id);
            if (appointment.status() != Appointment.Status.BOOKED || !Appointments.isReviewPending(connection, id)) {
                return false;
            }
            Instant closes = salon.closes(now);
            NoticeState state =
                    outbox.tell(connection, salon, appointment, Kind.REVIEW, closes.isBefore(latest) ? closes : latest);
            Appointments.review(connection, id, state.name());
            return state == NoticeState.QUEUED;
        });
    }
}
