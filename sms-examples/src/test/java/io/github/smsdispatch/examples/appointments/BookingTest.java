// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever changes an appointment, its customer hears of it. */
class BookingTest {

    private static final String KARI = "+4740000001";

    @TempDir
    private Path folder;

    private Town town;
    private Desk desk;

    @BeforeEach
    void open() {
        town = Town.onFile(folder);
        desk = town.openWithSalon();
    }

    @AfterEach
    void close() {
        town.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/online-booking/appointments", "/tickets"})
    void bookedMovedAndCancelledAreToldFromBothSides(String path) {
        long id = desk.books(path, KARI, "2026-12-10T10:00");
        desk.put(path + "/" + id, "{\"startsAt\": \"2026-12-11T12:30\", \"version\": 1}");
        desk.delete(path + "/" + id);
        town.awaitTexts(KARI, 3);

        assertThat(town.textsTo(KARI))
                .containsExactly(
                        "Kari, your appointment at Fjord is booked for Thu 10 Dec at 10:00.",
                        "Kari, your appointment at Fjord has moved to Fri 11 Dec at 12:30.",
                        "Kari, your appointment at Fjord on Fri 11 Dec at 12:30 is cancelled.");
        for (String kind : new String[] {"SCHEDULED", "RESCHEDULED", "CANCELLED"}) {
            desk.awaitStep(id, "DELIVERED " + kind);
        }
        assertThat(desk.steps(id))
                .contains("QUEUED SCHEDULED", "SENT SCHEDULED", "SENT RESCHEDULED", "SENT CANCELLED")
                .doesNotHaveDuplicates();
    }

    @Test
    void aRepeatedCallChangesNothingAndSendsNothing() {
        String body =
                "{\"salon\":\"fjord\",\"phone\":\"" + KARI + "\",\"name\":\"Kari\",\"startsAt\":\"2026-12-10T10:00\"}";
        Desk.Answer first = desk.call("POST", "/tickets", body, "Idempotency-Key", "click-1");
        Desk.Answer again = desk.call("POST", "/tickets", body, "Idempotency-Key", "click-1");
        long id = first.body().path("id").asLong();
        for (int i = 0; i < 2; i++) {
            desk.put("/tickets/" + id, "{\"startsAt\": \"2026-12-11T10:00\"}");
        }
        desk.delete("/tickets/" + id);
        desk.delete("/tickets/" + id);
        town.awaitTexts(KARI, 3);

        assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(desk.get("/appointments/" + id).path("version").asInt()).isEqualTo(3);
        desk.awaitStep(id, "SENT CANCELLED");
        assertThat(town.textsTo(KARI)).hasSize(3);
        assertThat(desk.get("/status").path("queue").path("PENDING").asInt()).isZero();
    }

    @Test
    void ofTwoReceptionistsTheSecondIsToldThatItChanged() {
        long id = desk.books(KARI, "2026-12-10T10:00");
        desk.put("/tickets/" + id, "{\"startsAt\": \"2026-12-11T10:00\", \"version\": 1}");

        Desk.Answer second = desk.call("PUT", "/tickets/" + id, "{\"startsAt\": \"2026-12-12T10:00\", \"version\": 1}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().path("error").asText()).contains("its version is 2");
        desk.delete("/tickets/" + id);
        assertThat(desk.call("PUT", "/tickets/" + id, "{\"startsAt\": \"2026-12-12T10:00\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whatIsOverIsWrittenDownButNotTold() {
        long id = desk.books("/tickets", KARI, "2026-12-01T14:00");

        assertThat(desk.steps(id)).containsExactly("SUPPRESSED SCHEDULED");
        Desk.Answer online = desk.call(
                "POST",
                "/online-booking/appointments",
                "{\"salon\":\"fjord\",\"phone\":\"" + KARI + "\",\"name\":\"Kari\",\"startsAt\":\"2026-12-01T14:00\"}");
        assertThat(online.status()).isEqualTo(400);
        assertThat(online.body().path("error").asText()).startsWith("startsAt: ");
    }

    @Test
    void theSalonsOwnWordsAreUsedInTheCustomersLanguage() {
        assertThat(desk.put("/salons/fjord/templates/scheduled/nb", "{\"text\": \"Hei {name}! {date} kl. {time}\"}")
                        .path("segments")
                        .asInt())
                .isEqualTo(1);
        desk.post(
                "/tickets",
                "{\"salon\":\"fjord\",\"phone\":\"" + KARI
                        + "\",\"name\":\"Kari\",\"language\":\"nb\",\"startsAt\":\"2026-12-10T10:00\"}");
        town.awaitTexts(KARI, 1);

        assertThat(town.textsTo(KARI).get(0)).startsWith("Hei Kari! tor").endsWith("10:00");
    }

    @Test
    void aTextThatIsDearerThanItNeedsToBeSaysSo() {
        var plan =
                desk.put("/salons/fjord/templates/review/en", "{\"text\": \"Thanks, {name} \u2013 it\u2019s over\"}");

        assertThat(plan.path("encoding").asText()).isEqualTo("UCS2");
        assertThat(plan.path("makeItDearer").toString()).contains("\u2013 -> -", "\u2019 -> '");
    }

    @Test
    void withTheSwitchOffNothingIsSentAndTheAuditSaysWhy() {
        town.close();
        town = Town.shared();
        town.environment.put("SMS_ENABLED", "false");
        desk = town.openWithSalon();

        long id = desk.books(KARI, "2026-12-02T10:00");

        assertThat(desk.run("send-confirmation")).isZero();
        assertThat(desk.confirmation(id)).isEqualTo("PENDING");
        assertThat(desk.get("/appointments/" + id + "/audit").toString()).contains("SMS_ENABLED is false");
        assertThat(desk.get("/status").path("gateway").path("health").asText()).isEqualTo("DISABLED");
        assertThat(town.gateway.ledger().requestCount()).isZero();
    }
}
