// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.Appointment.Source;
import io.github.smsdispatch.examples.appointments.http.Call;
import io.github.smsdispatch.examples.appointments.http.Fields;
import io.github.smsdispatch.examples.appointments.http.Problem;
import io.github.smsdispatch.examples.appointments.http.Reply;
import io.github.smsdispatch.examples.appointments.http.Router;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Appointments: the same for customers who book online and for receptionists. */
final class BookingApi {

    private final Database database;
    private final BookingDesk desk;
    private final Clock clock;

    BookingApi(Database database, BookingDesk desk, Clock clock) {
        this.database = database;
        this.desk = desk;
        this.clock = clock;
    }

    void register(Router router) {
        Map.of("/online-booking/appointments", Source.ONLINE, "/tickets", Source.RECEPTION)
                .forEach((path, source) -> {
                    router.on("POST", path, call -> book(call, source));
                    router.on("PUT", path + "/{id}", this::move);
                    router.on("DELETE", path + "/{id}", this::cancel);
                });
        router.on("GET", "/appointments/{id}", call -> Reply.ok(shown(one(call))));
        router.on("GET", "/appointments/{id}/audit", this::audit);
    }

    private Reply book(Call call, Source source) {
        Fields fields = call.fields();
        String salonId = fields.required("salon", 40);
        Salon salon = database.inTransaction(connection -> Salons.get(connection, salonId));
        Instant startsAt = Times.read("startsAt", fields.required("startsAt", 40), salon.zone());
        if (source == Source.ONLINE && !startsAt.isAfter(clock.instant())) {
            throw Problem.badField("startsAt", "a time that is over", "a time to come");
        }
        Optional<String> requestKey = call.header("Idempotency-Key");
        if (requestKey.isPresent() && requestKey.get().length() > 100) {
            throw Problem.badField("Idempotency-Key", requestKey.get().length() + " characters", "1 to 100");
        }
        Booking booking = new Booking(
                salon,
                Inputs.phone("phone", fields.required("phone", 20)),
                Inputs.line("name", fields.required("name", 60)),
                Inputs.language("language", fields.text("language", 8).orElse(salon.language())),
                startsAt,
                fields.integer("minutes", 5, 1440).orElse(60),
                source,
                requestKey.map(key -> source + "/" + key).orElse(null));
        fields.refuseOthers();
        return Reply.created(shown(desk.book(booking)));
    }

    private Reply move(Call call) {
        Fields fields = call.fields();
        String startsAt = fields.required("startsAt", 40);
        OptionalInt version = version(fields);
        fields.refuseOthers();
        return Reply.ok(shown(desk.move(call.id("id"), startsAt, version)));
    }

    private Reply cancel(Call call) {
        Fields fields = call.fields();
        OptionalInt version = version(fields);
        fields.refuseOthers();
        return Reply.ok(shown(desk.cancel(call.id("id"), version)));
    }

    private static OptionalInt version(Fields fields) {
        Optional<Integer> version = fields.integer("version", 1, Integer.MAX_VALUE);
        return version.isPresent() ? OptionalInt.of(version.get()) : OptionalInt.empty();
    }

    private Appointment one(Call call) {
        return database.inTransaction(connection -> Appointments.get(connection, call.id("id")));
    }

    private Map<String, Object> shown(Appointment appointment) {
        return View.of(appointment, database.inTransaction(connection -> Salons.get(connection, appointment.salon())));
    }

    private Reply audit(Call call) {
        long id = one(call).id();
        return Reply.ok(View.audit(database.inTransaction(connection -> Audit.ofAppointment(connection, id))));
    }
}
