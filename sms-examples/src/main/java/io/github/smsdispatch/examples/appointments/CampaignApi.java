// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.http.Call;
import io.github.smsdispatch.examples.appointments.http.Fields;
import io.github.smsdispatch.examples.appointments.http.Problem;
import io.github.smsdispatch.examples.appointments.http.Reply;
import io.github.smsdispatch.examples.appointments.http.Router;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/** Campaigns: written, looked at, started, held, ended. */
final class CampaignApi {

    private static final int LONGEST_TEXT = 1000;

    private final CampaignDesk desk;
    private final Cron cron;

    CampaignApi(CampaignDesk desk, Cron cron) {
        this.desk = desk;
        this.cron = cron;
    }

    void register(Router router) {
        router.on("POST", "/campaigns", this::create);
        router.on("GET", "/campaigns/{id}", call -> Reply.ok(desk.progress(call.id("id"))));
        router.on("GET", "/campaigns/{id}/preview", call -> Reply.ok(View.of(desk.preview(call.id("id")))));
        router.on("POST", "/campaigns/{id}/start", this::start);
        router.on("POST", "/campaigns/{id}/pause", call -> change(call, desk::pause));
        router.on("POST", "/campaigns/{id}/cancel", call -> change(call, desk::cancel));
        router.on("POST", "/campaigns/{id}/resume", call -> {
            Reply reply = change(call, desk::resume);
            cron.soon(StatusApi.CAMPAIGN);
            return reply;
        });
    }

    private Reply create(Call call) {
        Fields fields = call.fields();
        Map<String, String> texts = new LinkedHashMap<>();
        fields.texts("texts", LONGEST_TEXT)
                .forEach((language, text) -> texts.put(
                        Inputs.language("texts", language),
                        MessageText.checked("texts." + language, Kind.CAMPAIGN, text)
                                .body()));
        String salon = fields.required("salon", 40);
        String name = Inputs.line("name", fields.required("name", 60));
        fields.refuseOthers();
        long id = desk.create(salon, name, texts);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", id);
        shown.put("preview", View.of(desk.preview(id)));
        return Reply.created(shown);
    }

    private Reply start(Call call) {
        Fields fields = call.fields();
        int segments = fields.integer("segments", 0, Integer.MAX_VALUE)
                .orElseThrow(() -> Problem.badField("segments", "nothing", "the segments of the preview"));
        fields.refuseOthers();
        Reply reply = change(call, id -> desk.start(id, segments));
        cron.soon(StatusApi.CAMPAIGN);
        return reply;
    }

    private Reply change(Call call, LongConsumer change) {
        long id = call.id("id");
        change.accept(id);
        return Reply.ok(desk.progress(id));
    }
}
