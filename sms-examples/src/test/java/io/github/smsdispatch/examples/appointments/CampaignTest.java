// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign: what it costs is known before, how far it is at any time, and it can be held. */
class CampaignTest {

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

    static long campaign(Desk desk, int customers, String text) {
        String rows = IntStream.range(0, customers)
                .mapToObj(i -> "{\"phone\": \"" + phone(i) + "\", \"name\": \"N" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(desk.post("/salons/fjord/customers", rows).path("stored").asInt())
                .isEqualTo(customers);
        return desk.post(
                        "/campaigns",
                        "{\"salon\": \"fjord\", \"name\": \"spring\", \"texts\": {\"en\": \"" + text + "\"}}")
                .path("id")
                .asLong();
    }

    private static String phone(int i) {
        return "+474100" + (1000 + i);
    }

    private JsonNode progress(long id) {
        return desk.get("/campaigns/" + id);
    }

    private void await(long id, String state, int count) {
        Until.isTrue(() -> progress(id).path(state).asInt() == count, () -> progress(id));
    }

    @Test
    void thePreviewSaysWhatItCostsAndWhatMakesItDearer() {
        desk.post("/salons/fjord/customers", "[{\"phone\":\"+4741999999\",\"name\":\"\u00c5se\",\"language\":\"nb\"}]");
        long id = campaign(desk, 9, "Hi {name} \u2013 20% off today");

        JsonNode preview = desk.get("/campaigns/" + id + "/preview");

        assertThat(preview.path("recipients").asInt()).isEqualTo(10);
        assertThat(preview.path("segments").asInt()).isEqualTo(10);
        assertThat(preview.path("cost").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(preview.path("languages").path("en").path("makeItDearer").toString())
                .contains("\u2013 -> -");
        assertThat(preview.path("languages").path("nb").path("recipients").asInt())
                .isEqualTo(1);
        assertThat(town.gateway.ledger().accepted()).isEmpty();
    }

    @Test
    void nothingStartsAtAPriceThatNobodyHasSeen() {
        long id = campaign(desk, 3, "Hi {name}");

        Desk.Answer answer = desk.call("POST", "/campaigns/" + id + "/start", "{\"segments\": 2}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("error").asText()).contains("takes 3 segments now, not 2");
        assertThat(progress(id).path("state").asText()).isEqualTo("DRAFT");
    }

    @Test
    void aPausedCampaignSendsNothingUntilItIsResumed() {
        long id = campaign(desk, 300, "Hi {name}");
        town.gateway.beginOutage();
        desk.post("/campaigns/" + id + "/start", "{\"segments\": 300}");
        await(id, "queued", 300);

        desk.post("/campaigns/" + id + "/pause", "");
        await(id, "waiting", 300);
        town.gateway.endOutage();
        town.clock.advance(Duration.ofMinutes(11));
        assertThat(desk.run("send-campaign")).isZero();
        assertThat(town.gateway.ledger().accepted()).isEmpty();

        desk.post("/campaigns/" + id + "/resume", "");
        await(id, "delivered", 300);
        assertThat(town.gateway.ledger().sent()).hasSize(300);
        assertThat(desk.run("send-campaign")).isZero();
        assertThat(progress(id).path("state").asText()).isEqualTo("DONE");
        assertThat(progress(id).path("cost").decimalValue()).isEqualByComparingTo("15");
    }

    @Test
    void aCancelledCampaignIsOver() {
        long id = campaign(desk, 50, "Hi {name}");
        town.gateway.beginOutage();
        desk.post("/campaigns/" + id + "/start", "{\"segments\": 50}");
        await(id, "queued", 50);

        desk.post("/campaigns/" + id + "/cancel", "");

        await(id, "cancelled", 50);
        town.gateway.endOutage();
        town.clock.advance(Duration.ofMinutes(11));
        assertThat(desk.call("POST", "/campaigns/" + id + "/resume", "").status())
                .isEqualTo(409);
        assertThat(desk.run("send-campaign")).isZero();
        assertThat(town.gateway.ledger().accepted()).isEmpty();
    }

    @Test
    void whatDoesNotGoTodayGoesTomorrow() {
        long id = campaign(desk, 20, "Hi {name}");
        town.gateway.beginOutage();
        desk.post("/campaigns/" + id + "/start", "{\"segments\": 20}");
        await(id, "queued", 20);

        town.clock.set(Instant.parse("2026-12-01T19:00:01Z"));
        await(id, "waiting", 20);
        assertThat(desk.run("send-campaign")).isZero();
        town.gateway.endOutage();
        town.clock.set(Instant.parse("2026-12-02T08:00:00Z"));
        assertThat(desk.run("send-campaign")).isEqualTo(20);

        await(id, "delivered", 20);
        assertThat(town.gateway.ledger().sent()).hasSize(20);
    }

    @Test
    void whoWantsNoSmsIsLeftOutEvenWhileItRuns() {
        long id = campaign(desk, 5, "Hi {name}");
        town.clock.set(Instant.parse("2026-12-01T20:00:00Z")); // after hours: it waits
        desk.post("/campaigns/" + id + "/start", "{\"segments\": 5}");
        long probe = desk.books(phone(2), "2027-01-10T10:00");
        desk.awaitStep(probe, "DELIVERED SCHEDULED");
        town.writes(phone(2), "STOP");
        Until.isTrue(
                () -> desk.steps(desk.books(phone(2), "2027-01-11T10:00")).contains("SUPPRESSED SCHEDULED"),
                () -> desk.steps(probe));

        town.clock.set(Instant.parse("2026-12-02T08:00:00Z"));
        assertThat(desk.run("send-campaign")).isEqualTo(4);

        await(id, "delivered", 4);
        assertThat(progress(id).path("suppressed").asInt()).isEqualTo(1);
        assertThat(town.textsTo(phone(2))).noneMatch(text -> text.startsWith("Hi "));
    }
}
