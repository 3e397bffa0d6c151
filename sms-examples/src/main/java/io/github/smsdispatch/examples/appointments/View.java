// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.text.TextPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How things look as JSON. */
final class View {

    private View() {}

    static Map<String, Object> of(Appointment appointment, Salon salon) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", appointment.id());
        shown.put("salon", appointment.salon());
        shown.put("phone", appointment.phone());
        shown.put("name", appointment.name());
        shown.put("language", appointment.language());
        shown.put(
                "startsAt",
                appointment.startsAt().atZone(salon.zone()).toOffsetDateTime().toString());
        shown.put("minutes", appointment.minutes());
        shown.put("source", appointment.source().name());
        shown.put("status", appointment.status().name());
        shown.put("version", appointment.version());
        shown.put("confirmationStatus", appointment.confirmation().name());
        return shown;
    }

    static Map<String, Object> of(Salon salon) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", salon.id());
        shown.put("name", salon.name());
        shown.put("zone", salon.zone().getId());
        shown.put("language", salon.language());
        shown.put("confirmDays", salon.confirmDays());
        shown.put("sendFrom", salon.sendFrom().toString());
        shown.put("sendUntil", salon.sendUntil().toString());
        shown.put("reviewAfterMinutes", salon.reviewAfter());
        shown.put("reviewLink", salon.reviewLink());
        shown.put("segmentPrice", salon.price());
        shown.put("currency", salon.currency());
        return shown;
    }

    static Map<String, Object> of(TextPlan plan) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("example", plan.text());
        shown.put("encoding", plan.encoding().name());
        shown.put("segments", plan.segments());
        shown.put(
                "makeItDearer",
                plan.culprits().stream()
                        .map(culprit -> culprit.character()
                                + culprit.replacement()
                                        .map(instead -> " -> " + instead)
                                        .orElse(""))
                        .distinct()
                        .toList());
        shown.put("savedByReplacing", plan.savedByTransliteration());
        return shown;
    }

    static Map<String, Object> of(CampaignPlan plan) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("recipients", plan.recipients());
        shown.put("segments", plan.segments());
        shown.put("cost", plan.cost());
        shown.put("currency", plan.currency());
        shown.put("languages", plan.languages());
        return shown;
    }

    static Map<String, Object> audit(List<Map<String, Object>> lines) {
        return Map.of("audit", lines);
    }
}
