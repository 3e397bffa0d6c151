// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.testkit.skyline.Fate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers are asked to confirm: in time, once, at decent hours, and their answer counts. */
class ConfirmationTest {

    private static final String KARI = "+4740000001";
    private static final String QUESTION =
            "Please confirm your appointment at Fjord on %s: answer C. STOP ends all SMS.";

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

    @Test
    void theDayBeforeACustomerIsAskedOnceAndAYesConfirms() {
        long tomorrow = desk.books(KARI, "2026-12-02T23:30");
        long later = desk.books("+4740000002", "2026-12-03T00:30");
        assertThat(desk.confirmation(tomorrow)).isEqualTo("PENDING");

        assertThat(desk.run("send-confirmation")).isEqualTo(1);
        assertThat(desk.run("send-confirmation")).isZero();

        desk.awaitConfirmation(tomorrow, "SENT");
        assertThat(desk.confirmation(later)).isEqualTo("PENDING");
        town.writes(KARI, " yes, I'll come ");
        desk.awaitConfirmation(tomorrow, "CONFIRMED");
        desk.awaitStep(tomorrow, "DELIVERED CONFIRMATION");
        assertThat(desk.confirmation(tomorrow)).isEqualTo("CONFIRMED");
        assertThat(town.textsTo(KARI)).hasSize(2).contains(String.format(QUESTION, "Wed 2 Dec at 23:30"));
    }

    @Test
    void nobodyIsWrittenToOutsideTheSalonsHours() {
        long id = desk.books(KARI, "2026-12-02T10:00");
        town.clock.set(Instant.parse("2026-12-01T19:00:00Z")); // 20:00 in Oslo
        assertThat(desk.run("send-confirmation")).isZero();
        town.clock.set(Instant.parse("2026-12-02T07:59:00Z"));
        assertThat(desk.run("send-confirmation")).isZero();
        town.clock.set(Instant.parse("2026-12-02T08:00:00Z")); // 9:00

        assertThat(desk.run("send-confirmation")).isEqualTo(1);

        desk.awaitConfirmation(id, "SENT");
    }

    @Test
    void aQuestionThatCouldNotGoTodayGoesTomorrowAndOnlyOnce() {
        long id = desk.books(KARI, "2026-12-02T18:00");
        town.awaitTexts(KARI, 1);
        town.gateway.beginOutage();
        assertThat(desk.run("send-confirmation")).isEqualTo(1);
        desk.awaitStep(id, "RETRY CONFIRMATION");
        assertThat(desk.confirmation(id)).isEqualTo("SENDING");

        town.clock.set(Instant.parse("2026-12-01T19:00:01Z")); // after hours
        desk.awaitConfirmation(id, "PENDING");
        town.gateway.endOutage();
        town.clock.set(Instant.parse("2026-12-02T09:00:00Z"));
        assertThat(desk.run("send-confirmation")).isEqualTo(1);

        desk.awaitConfirmation(id, "SENT");
        assertThat(desk.run("send-confirmation")).isZero();
        assertThat(town.textsTo(KARI)).hasSize(2);
        assertThat(desk.steps(id)).contains("NOT_SENT CONFIRMATION");
    }

    @Test
    void aMovedAppointmentTakesItsOldQuestionOutOfTheQueue() {
        long id = desk.books(KARI, "2026-12-02T10:00");
        town.awaitTexts(KARI, 1);
        town.gateway.beginOutage();
        desk.run("send-confirmation");
        desk.awaitStep(id, "RETRY CONFIRMATION");

        desk.put("/tickets/" + id, "{\"startsAt\": \"2026-12-02T16:00\"}");
        assertThat(desk.confirmation(id)).isEqualTo("PENDING");
        assertThat(desk.steps(id)).contains("CANCELLED CONFIRMATION");
        desk.run("send-confirmation");
        town.gateway.endOutage();
        town.clock.advance(Duration.ofMinutes(11));

        town.awaitTexts(KARI, 3);
        desk.awaitConfirmation(id, "SENT");
        assertThat(town.textsTo(KARI))
                .containsExactly(
                        "Kari, your appointment at Fjord is booked for Wed 2 Dec at 10:00.",
                        "Kari, your appointment at Fjord has moved to Wed 2 Dec at 16:00.",
                        String.format(QUESTION, "Wed 2 Dec at 16:00"));
    }

    @Test
    void whatTheNetworkCouldNotDeliverHasFailed() {
        town.gateway.network(sms -> new Fate.Undelivered(0x41));
        long id = desk.books(KARI, "2026-12-02T10:00");
        desk.run("send-confirmation");

        desk.awaitConfirmation(id, "FAILED");

        assertThat(desk.steps(id)).contains("UNDELIVERED CONFIRMATION");
        assertThat(desk.get("/status").path("lastErrors").toString())
                .contains("UNDELIVERED")
                .doesNotContain(KARI);
    }

    @Test
    void aStopEndsAllSmsAndAStartBringsThemBack() {
        long id = desk.books(KARI, "2026-12-02T10:00");
        town.awaitTexts(KARI, 1);
        town.writes(KARI, "Stop!");
        desk.post(
                "/tickets",
                "{\"salon\":\"fjord\",\"phone\":\"+4740000009\",\"name\":\"Ola\",\"startsAt\":\"2026-12-05T10:00\"}");
        Until.isTrue(() -> stopped(), () -> desk.steps(id));

        assertThat(desk.run("send-confirmation")).isZero();
        assertThat(desk.confirmation(id)).isEqualTo("OPTED_OUT");
        desk.delete("/tickets/" + id);
        assertThat(desk.steps(id)).contains("SUPPRESSED CONFIRMATION", "SUPPRESSED CANCELLED");

        town.writes(KARI, "start");
        Until.isTrue(() -> !stopped(), () -> "still opted out");
        assertThat(town.textsTo(KARI)).hasSizeLessThanOrEqualTo(2);
    }

    /** Asked as a receptionist would notice it: is a new booking told? */
    private boolean stopped() {
        long probe = desk.books(KARI, "2027-01-10T10:00");
        return desk.steps(probe).contains("SUPPRESSED SCHEDULED");
    }

    @Test
    void aPushThatComesTwiceIsOneAnswer() {
        long id = desk.books(KARI, "2026-12-02T10:00");
        desk.run("send-confirmation");
        desk.awaitConfirmation(id, "SENT");
        town.gateway.receivedSms().duplicate(2);

        town.writes(KARI, "C");

        desk.awaitConfirmation(id, "CONFIRMED");
        Until.isTrue(() -> town.gateway.receivedSms().acknowledged() >= 3, () -> "pushes");
        assertThat(desk.steps(id)).containsOnlyOnce("CONFIRMED REPLY");
    }

    @Test
    void whatNobodyUnderstandsIsKeptForAPerson() {
        long id = desk.books(KARI, "2026-12-02T10:00");
        desk.run("send-confirmation");
        desk.awaitConfirmation(id, "SENT");

        town.writes(KARI, "Can we make it eleven?");

        desk.awaitStep(id, "NOT_UNDERSTOOD REPLY");
        assertThat(desk.confirmation(id)).isEqualTo("SENT");
    }
}
