// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the backend refuses, and in which words. */
class ApiTest {

    @TempDir
    private static Path folder;

    private static Town town;
    private static Desk desk;

    @BeforeAll
    static void open() {
        town = Town.onFile(folder);
        desk = town.openWithSalon();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void nobodyGetsInWithoutTheKey() {
        for (String path : new String[] {"/status", "/crons/send-review", "/appointments/1", "/nothing"}) {
            assertThat(new Desk(desk.port(), "a-key-that-nobody-guesseS")
                            .call("POST", path, "")
                            .status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"phone\": \"+4740000001\", \"name\": \"K\", \"startsAt\": \"2026-12-10T10:00\"} | salon: received nothing",
                "{\"salon\": \"none\", \"phone\": \"+4740000001\", \"name\": \"K\", \"startsAt\": \"2026-12-10T10:00\"} | salon 'none' doesn't exist",
                "{\"salon\": \"fjord\", \"phone\": \"40000001\", \"name\": \"K\", \"startsAt\": \"2026-12-10T10:00\"} | phone: received ******01",
                "{\"salon\": \"fjord\", \"phone\": \"call me\", \"name\": \"K\", \"startsAt\": \"2026-12-10T10:00\"} | phone: received 7 characters",
                "{\"salon\": \"fjord\", \"phone\": \"+4740000001\", \"name\": \"K\\u0007\", \"startsAt\": \"2026-12-10T10:00\"} | name: received a control",
                "{\"salon\": \"fjord\", \"phone\": \"+4740000001\", \"name\": \"K\", \"startsAt\": \"soon\"} | startsAt: received 4 characters",
                "{\"salon\": \"fjord\", \"phone\": \"+4740000001\", \"name\": \"K\", \"startsAt\": \"2027-03-28T02:30\"} | startsAt: received 2027-03-28T02:30, which the clocks",
                "{\"salon\": \"fjord\", \"phone\": \"+4740000001\", \"name\": \"K\", \"startsAt\": \"2026-12-10T10:00\", \"minuts\": 5} | body: received the unknown field 'minuts'",
                "{\"salon\": \"fjord\" | body: received what isn't JSON at line 1",
                "[] | body: received no object"
            })
    void aWrongBookingIsRefusedWithTheFieldAndWhatIsAllowed(String body, String error) {
        Desk.Answer answer = desk.call("POST", "/tickets", body);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body().path("error").asText()).startsWith(error);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "GET, /tickets, 405",
        "GET, /appointments/999, 404",
        "GET, /appointments/none, 400",
        "PUT, /tickets/999, 400",
        "POST, /crons/send-nothing, 404",
        "GET, /campaigns/999, 404",
        "PUT, /salons/UPPER, 400"
    })
    void aWrongCallSaysSo(String method, String path, int status) {
        assertThat(desk.call(method, path, "").status()).isEqualTo(status);
    }

    @Test
    void aTextWithAPlaceThatNothingFillsIsRefused() {
        Desk.Answer misspelt = desk.call("PUT", "/salons/fjord/templates/scheduled/en", "{\"text\": \"Hi {nmae}\"}");
        Desk.Answer dateless = desk.call(
                "POST", "/campaigns", "{\"salon\": \"fjord\", \"name\": \"x\", \"texts\": {\"en\": \"On {date}\"}}");

        assertThat(misspelt.body().path("error").asText())
                .isEqualTo("text: received '{nmae}'; allowed: the places [date, link, name, salon, time]");
        assertThat(dateless.body().path("error").asText()).contains("texts.en", "[link, name, salon]");
    }

    @Test
    void aRowThatCantBeTakenIsNamedAndTheOthersAreStored() {
        JsonNode answer = desk.post(
                "/salons/fjord/customers",
                "[{\"phone\":\"+4741000001\",\"name\":\"A\"},{\"phone\":\"12\",\"name\":\"B\"},{\"name\":\"C\"}]");

        assertThat(answer.path("stored").asInt()).isEqualTo(1);
        assertThat(answer.path("refused").toString()).contains("row 1: phone", "row 2: phone");
    }

    @Test
    void theStatusShowsGatewayPortsQueueAndRuns() {
        desk.run("send-review");

        JsonNode status = desk.get("/status");

        assertThat(status.path("gateway").path("health").asText()).isEqualTo("UP");
        assertThat(status.path("gateway").path("ports")).hasSize(8);
        assertThat(status.path("queue").has("PENDING")).isTrue();
        assertThat(status.path("runs").has("send-review")).isTrue();
    }
}
