// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.PortStatus;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.examples.appointments.http.Reply;
import io.github.smsdispatch.examples.appointments.http.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How everything is, and the runs for a scheduler outside. */
final class StatusApi {

    static final String REVIEW = "send-review";
    static final String CONFIRMATION = "send-confirmation";
    static final String CAMPAIGN = "send-campaign";
    static final String CATCH_UP = "catch-up";

    private static final int ERRORS = 20;

    private final Database database;
    private final SmsSender sender;
    private final Cron cron;
    private final Outbox.Feature feature;

    StatusApi(Database database, SmsSender sender, Cron cron, Outbox.Feature feature) {
        this.database = database;
        this.sender = sender;
        this.cron = cron;
        this.feature = feature;
    }

    void register(Router router) {
        router.on("GET", "/status", call -> Reply.ok(status()));
        router.on("POST", "/crons/{run}", call -> Reply.ok(run(call.path("run"))));
    }

    private Map<String, Object> run(String name) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("run", name);
        shown.put("smsEnabled", feature == Outbox.Feature.ON);
        shown.put(name.equals(CATCH_UP) ? "moved" : "queued", cron.run(name));
        return shown;
    }

    private Map<String, Object> status() {
        DispatcherStatus gateway = sender.status();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("smsEnabled", feature == Outbox.Feature.ON);
        shown.put(
                "gateway",
                Map.of(
                        "health", gateway.health().name(),
                        "detail", gateway.detail(),
                        "ports", gateway.ports().stream().map(StatusApi::shown).toList()));
        shown.put("queue", sender.queue().counts());
        shown.put("runs", cron.last());
        List<Map<String, Object>> errors = database.inTransaction(connection -> Audit.lastErrors(connection, ERRORS));
        shown.put("lastErrors", errors);
        return shown;
    }

    private static Map<String, Object> shown(PortStatus port) {
        return Map.of(
                "port", port.port(),
                "state", port.state().name(),
                "detail", port.detail(),
                "accepted", port.accepted(),
                "failed", port.failed());
    }
}
