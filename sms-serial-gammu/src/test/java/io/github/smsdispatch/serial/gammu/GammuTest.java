// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Rejected;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.tpdu.MalformedTpduException;
import io.github.smsdispatch.tpdu.ModemPdu;
import io.github.smsdispatch.tpdu.Submit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Gammu: with its dummy phone, which takes everything, and before a modem that remembers and fails. */
class GammuTest {

    private static final PhoneNumber PHONE = PhoneNumber.of("+4712345678");

    @TempDir
    private Path folder;

    @BeforeEach
    void find() {
        GammuPrograms.find("gammu", "gammu");
    }

    private GammuDispatcher dispatcher(Path configuration, Duration timeout) {
        return GammuDispatcher.create(
                GammuSettings.builder("phone1")
                        .config(configuration)
                        .timeout(timeout)
                        .maxSegments(24)
                        .build(),
                DispatcherContext.standalone());
    }

    private GammuDispatcher dummy() throws Exception {
        Path device = Files.createDirectory(folder.resolve("dummy"));
        Path configuration = Files.writeString(
                folder.resolve("dummyrc"),
                "[gammu]\nmodel = dummy\nconnection = none\nsynchronizetime = no\ndevice = " + device + "\n");
        return dispatcher(configuration, Duration.ofSeconds(30));
    }

    private static Outcome send(GammuDispatcher dispatcher, String text) {
        return dispatcher.sendSms(PHONE, List.of(SmsMessage.of(text))).outcome();
    }

    @Test
    void theDummyPhoneTakesShortLongAndUnicodeTexts() throws Exception {
        GammuDispatcher dummy = dummy();
        assertThat(dummy.status().health()).isEqualTo(Health.UP);
        assertThat(send(dummy, "hello"))
                .isInstanceOfSatisfying(
                        Accepted.class, a -> assertThat(a.sendingId()).startsWith("255@"));
        assertThat(send(dummy, "x".repeat(400)))
                .isInstanceOfSatisfying(
                        Accepted.class, a -> assertThat(a.segments()).isEqualTo(3));
        assertThat(send(dummy, "Привет мир ".repeat(20)))
                .isInstanceOfSatisfying(
                        Accepted.class, a -> assertThat(a.segments()).isEqualTo(4));
        assertThat(send(dummy, "[".repeat(145))).isInstanceOf(Accepted.class);
    }

    @Test
    void theLongestTextThatIsAllowedIsNotCut() throws Exception {
        GammuDispatcher dummy = dummy();
        assertThat(send(dummy, "ж".repeat(67 * 24)))
                .isInstanceOfSatisfying(
                        Accepted.class, a -> assertThat(a.segments()).isEqualTo(24));
        assertThat(send(dummy, "Δ".repeat(3000)))
                .as("6,000 octets, of which Gammu would drop 1,000")
                .isInstanceOf(Rejected.class);
    }

    @Test
    void aMissingConfigurationAndAMissingProgramAreTheOperatorsMatter() {
        assertPermanent(send(dispatcher(folder.resolve("no-such-rc"), Duration.ofSeconds(30)), "x"));
        GammuDispatcher nothing = GammuDispatcher.create(
                GammuSettings.builder("phone1").program("no-such-gammu").build(), DispatcherContext.standalone());
        assertPermanent(send(nothing, "x"));
        assertThat(nothing.status().detail()).contains("no-such-gammu", "apt-get install gammu");
    }

    /** What a phone would show of the PDUs. */
    private static String submitted(List<String> pdus) throws MalformedTpduException {
        StringBuilder text = new StringBuilder();
        for (String pdu : pdus) {
            Submit submit = (Submit) ModemPdu.submitted(pdu).tpdu();
            text.append(submit.userData().text().orElseThrow());
        }
        return text.toString();
    }

    private static void assertPermanent(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        u -> assertThat(u.permanent()).as(u.text()).isTrue());
    }

    /** All at once, because each call mostly waits (four seconds). */
    @Test
    void textsReachTheModemAsTheyAre() throws Exception {
        List<String> texts = List.of(
                "hello",
                "it's \"quoted\" $(touch x) `id` ; rm -rf / | cat %s \\n",
                "Blåbær: 5 € {[~]}",
                "Привет 🎄",
                "--help",
                "two\nlines");
        Map<String, CompletableFuture<String>> arrived = new HashMap<>();
        for (String text : texts) {
            Path own = Files.createDirectory(folder.resolve("phone" + arrived.size()));
            arrived.put(text, CompletableFuture.supplyAsync(() -> throughModem(own, text)));
        }
        for (String text : texts) {
            assertThat(arrived.get(text).get()).isEqualTo(text);
        }
    }

    private String throughModem(Path own, String text) {
        try (GammuPhone phone = new GammuPhone(own)) {
            Outcome outcome = send(dispatcher(phone.configuration(own), Duration.ofSeconds(60)), text);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Accepted.class, a -> assertThat(a.sendingId()).startsWith("7@"));
            assertThat(phone.pdus).hasSize(1);
            return submitted(phone.pdus);
        } catch (IOException | MalformedTpduException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLongTextArrivesWholeAndHasAllReferences() throws Exception {
        String text = "0123456789 ".repeat(40).strip();
        try (GammuPhone phone = new GammuPhone(folder)) {
            Outcome outcome = send(dispatcher(phone.configuration(folder), Duration.ofSeconds(60)), text);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Accepted.class, a -> assertThat(a.sendingId()).startsWith("7+8+9@"));
            assertThat(submitted(phone.pdus)).isEqualTo(text);
        }
    }

    @Test
    void refusalsOfTheNetworkAreToldByTheirCause() throws Exception {
        try (GammuPhone phone = new GammuPhone(folder)) {
            GammuDispatcher dispatcher = dispatcher(phone.configuration(folder), Duration.ofSeconds(30));
            phone.answers.add("+CMS ERROR: 30");
            assertThat(send(dispatcher, "x"))
                    .isInstanceOfSatisfying(
                            Rejected.class, r -> assertThat(r.code()).isEqualTo("CMS 30"));
            phone.answers.add("+CMS ERROR: 38");
            assertThat(send(dispatcher, "x")).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void halfAnSmsIsUnknown() throws Exception {
        try (GammuPhone phone = new GammuPhone(folder)) {
            phone.answers.addAll(List.of("+CMGS: 9\r\n\r\nOK", "+CMS ERROR: 38"));
            Outcome outcome = send(dispatcher(phone.configuration(folder), Duration.ofSeconds(30)), "x".repeat(200));
            assertThat(outcome.describe()).startsWith("unknown").contains("1 of 2 segments");
        }
    }

    @Test
    void aSilentModemIsLeftByAKillAndTheOutcomeIsUnknown() throws Exception {
        try (GammuPhone phone = new GammuPhone(folder)) {
            phone.answers.add(GammuPhone.SILENCE);
            Outcome outcome = send(dispatcher(phone.configuration(folder), Duration.ofSeconds(12)), "x");
            assertThat(phone.pdus).hasSize(1);
            assertThat(outcome).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void aKillBeforeThePhoneIsReadyHandsNothingOver() throws Exception {
        try (GammuPhone phone = new GammuPhone(folder)) {
            Outcome outcome = send(dispatcher(phone.configuration(folder), Duration.ofMillis(700)), "x");
            assertThat(phone.pdus).isEmpty();
            assertThat(outcome).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void anInterruptWhileTheNetworkIsAskedIsUnknown() throws Exception {
        try (GammuPhone phone = new GammuPhone(folder)) {
            phone.answers.add(GammuPhone.SILENCE);
            GammuDispatcher dispatcher = dispatcher(phone.configuration(folder), Duration.ofSeconds(60));
            AtomicReference<Outcome> outcome = new AtomicReference<>();
            Thread sender = new Thread(() -> outcome.set(send(dispatcher, "x")));
            sender.start();
            phone.first.await();
            sender.interrupt();
            sender.join(10_000);
            assertThat(outcome.get()).isInstanceOf(Unknown.class);
        }
    }
}
