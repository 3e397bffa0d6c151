// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smsdispatch.api.text.TextPlan;
import io.github.smsdispatch.examples.appointments.http.Call;
import io.github.smsdispatch.examples.appointments.http.Fields;
import io.github.smsdispatch.examples.appointments.http.Problem;
import io.github.smsdispatch.examples.appointments.http.Reply;
import io.github.smsdispatch.examples.appointments.http.Router;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Salons, their texts and their customers. */
final class SalonApi {

    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_CUSTOMERS = 50_000;

    private final Database database;

    SalonApi(Database database) {
        this.database = database;
    }

    void register(Router router) {
        router.on("PUT", "/salons/{salon}", this::put);
        router.on("GET", "/salons/{salon}", call -> Reply.ok(View.of(salon(call))));
        router.on("PUT", "/salons/{salon}/templates/{kind}/{language}", this::putTemplate);
        router.on("POST", "/salons/{salon}/customers", this::putCustomers);
    }

    private Salon salon(Call call) {
        return database.inTransaction(connection -> Salons.get(connection, call.path("salon")));
    }

    private Reply put(Call call) {
        Fields fields = call.fields();
        Salon salon = new Salon(
                Inputs.salonId(call.path("salon")),
                Inputs.line("name", fields.required("name", 60)),
                zone(fields.required("zone", 60)),
                Inputs.language("language", fields.text("language", 8).orElse("en")),
                fields.integer("confirmDays", 0, 30).orElse(1),
                time("sendFrom", fields.text("sendFrom", 5).orElse("09:00")),
                time("sendUntil", fields.text("sendUntil", 5).orElse("20:00")),
                fields.integer("reviewAfterMinutes", 0, 1440).orElse(60),
                Inputs.line("reviewLink", fields.text("reviewLink", 100).orElse("")),
                fields.amount("segmentPrice").orElse(BigDecimal.ZERO),
                fields.text("currency", 3).orElse("USD"));
        fields.refuseOthers();
        if (!salon.sendFrom().isBefore(salon.sendUntil())) {
            throw Problem.badField("sendUntil", salon.sendUntil().toString(), "after sendFrom, the same day");
        }
        database.inTransaction(connection -> {
            Salons.put(connection, salon);
            return true;
        });
        return Reply.ok(View.of(salon));
    }

    private Reply putTemplate(Call call) {
        Fields fields = call.fields();
        Kind kind = kind(call.path("kind"));
        String language = Inputs.language("language", call.path("language"));
        MessageText text = MessageText.checked("text", kind, fields.required("text", LONGEST_TEXT));
        fields.refuseOthers();
        Salon salon = database.inTransaction(connection -> {
            Salon found = Salons.get(connection, call.path("salon"));
            Templates.put(connection, found.id(), kind, language, text.body());
            return found;
        });
        // A customer with a usual name on a usual day.
        TextPlan plan = TextPlan.of(text.filled(salon, "Alexandra", language, Instant.parse("2026-09-23T10:30:00Z")));
        return Reply.ok(View.of(plan));
    }

    /** A row that can't be taken is named; the others are stored. */
    private Reply putCustomers(Call call) {
        Salon salon = salon(call);
        JsonNode rows = call.json();
        if (!rows.isArray() || rows.size() > MOST_CUSTOMERS) {
            throw Problem.badField("body", rows.size() + " rows", "a JSON array of up to " + MOST_CUSTOMERS);
        }
        Map<String, Customer> customers = new LinkedHashMap<>();
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                Customer customer = customer(rows.get(i), salon);
                customers.put(customer.phone(), customer);
            } catch (Problem e) {
                refused.add("row " + i + ": " + e.getMessage());
            }
        }
        database.inTransaction(connection -> {
            Customer.putAll(connection, salon.id(), List.copyOf(customers.values()));
            return true;
        });
        return Reply.ok(Map.of("stored", customers.size(), "refused", refused));
    }

    private static Customer customer(JsonNode row, Salon salon) {
        Fields fields = new Fields(row);
        Customer customer = new Customer(
                Inputs.phone("phone", fields.required("phone", 20)),
                Inputs.line("name", fields.required("name", 60)),
                Inputs.language("language", fields.text("language", 8).orElse(salon.language())));
        fields.refuseOthers();
        return customer;
    }

    private static Kind kind(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.CAMPAIGN && kind.key().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("template '" + text.toLowerCase(Locale.ROOT) + "'"));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw Problem.badField("zone", "'" + text + "'", "a zone such as America/New_York");
        }
    }

    private static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badField(field, "'" + text + "'", "a time such as 09:00");
        }
    }
}
