// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.Appointment.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Asks customers to confirm appointments of the next days, once per version of the appointment. */
final class ConfirmationRun implements Run {

    private static final int BATCH = 500;

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    ConfirmationRun(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public int now() {
        int asked = 0;
        for (Salon salon : database.inTransaction(Salons::all)) {
            if (!outbox.isOff() && salon.isOpen(clock.instant())) {
                asked += ask(salon);
            }
        }
        return asked;
    }

    private int ask(Salon salon) {
        int asked = 0;
        List<Long> due;
        do {
            due = database.inTransaction(c -> Appointments.toConfirm(c, salon, clock.instant(), BATCH));
            for (long id : due) {
                asked += ask(salon, id) ? 1 : 0;
            }
        } while (due.size() == BATCH);
        return asked;
    }

    /** The row decides: of two that want the same, the second finds it asked already. */
    private boolean ask(Salon salon, long id) {
        return database.inTransaction(connection -> {
            Appointment appointment = Appointments.locked(connection, id);
            Instant now = clock.instant();
            if (appointment.status() != Status.BOOKED || appointment.confirmation() != ConfirmationStatus.PENDING) {
                return false;
            }
            Instant closes = salon.closes(now);
            Instant end = closes.isBefore(appointment.startsAt()) ? closes : appointment.startsAt();
            boolean queued = outbox.tell(connection, salon, appointment, Kind.CONFIRMATION, end) == NoticeState.QUEUED;
            Appointments.confirmation(
                    connection, appointment, queued ? ConfirmationStatus.SENDING : ConfirmationStatus.OPTED_OUT);
            Appointments.asked(connection, id, now);
            return queued;
        });
    }
}
