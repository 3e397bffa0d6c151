// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.PortStatus;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.testkit.modem.ModemFate;
import io.github.smsdispatch.testkit.modem.ModemFault;
import io.github.smsdispatch.testkit.modem.ModemFaultRule;
import io.github.smsdispatch.testkit.modem.ModemNetwork;
import io.github.smsdispatch.testkit.modem.ModemSimulator;
import io.github.smsdispatch.testkit.modem.SentText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dispatcher before a simulated modem over TCP. */
class SerialDispatcherTest {

    private static final PhoneNumber PHONE = PhoneNumber.of("+4712345678");
    private static final String LONG = "abcdefghij".repeat(40);

    private final ModemSimulator modem = ModemSimulator.builder().start();
    private final BlockingQueue<DeliveryReport> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<InboundSms> inbound = new LinkedBlockingQueue<>();
    private final AtomicInteger sinkFailures = new AtomicInteger();
    private SerialDispatcher dispatcher = dispatcher(settings());

    private SerialSettings.Builder settings() {
        return SerialSettings.builder("modem1", modem.uri().toString())
                .timeout(Duration.ofSeconds(5))
                .answerTimeout(Duration.ofMillis(500))
                .commandTimeout(Duration.ofMillis(500))
                .pollEvery(Duration.ofMillis(200))
                .reopenPause(Duration.ZERO);
    }

    private SerialDispatcher dispatcher(SerialSettings.Builder settings) {
        return SerialDispatcher.create(
                settings.build(),
                DispatcherContext.builder()
                        .reports(reports::add)
                        .inbound(sms -> {
                            if (sinkFailures.getAndDecrement() > 0) {
                                throw new IllegalStateException("the database is down");
                            }
                            inbound.add(sms);
                        })
                        .build());
    }

    private void restart(SerialSettings.Builder settings) {
        dispatcher.close();
        dispatcher = dispatcher(settings);
    }

    @AfterEach
    void close() {
        dispatcher.close();
        modem.close();
    }

    private Outcome send(String text) {
        return dispatcher.sendSms(PHONE, List.of(SmsMessage.of(text))).outcome();
    }

    private static Sms sms(String text) {
        return Sms.of(PHONE, List.of(SmsMessage.of(text)));
    }

    private <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T found = queue.poll(5, TimeUnit.SECONDS);
        assertThat(found).as("comes within 5 s").isNotNull();
        return found;
    }

    private List<String> arrived() {
        return modem.ledger().texts().stream().map(SentText::text).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "Привет 😀",
                "\"quoted\", 'too' \\ and AT+CMGS=1",
                "line\r\nbreak\ttab",
                "{[€]}~^|",
                "> ",
                "OK",
                "+CMS ERROR: 38"
            })
    void textArrivesAsItIs(String text) {
        assertThat(send(text)).isInstanceOf(Outcome.Accepted.class);
        // A tab has no place in the alphabets of SMS; what the format makes of it is its own affair.
        assertThat(arrived())
                .containsExactly(dispatcher
                        .formatSms(List.of(SmsMessage.of(text)))
                        .plan()
                        .text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u001Ab", "a\u001Bb", "a\u0000b"})
    void controlCharactersNeverReachTheModem(String text) {
        assertThatThrownBy(() -> SmsMessage.of(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PhoneNumber.of("+47" + text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longTextGoesInSegmentsAndIsDeliveredAsOne() throws Exception {
        Outcome outcome = send(LONG);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> assertThat(accepted.segments()).isEqualTo(3));
        assertThat(arrived()).containsExactly(LONG);
        DeliveryReport report = next(reports);
        assertThat(report.about()).isEqualTo(new DeliveryReport.BySendingId(((Outcome.Accepted) outcome).sendingId()));
        assertThat(report.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(reports.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void longestTextHas255SegmentsAndMoreAreRefused() {
        String most = "x".repeat(153 * 255);
        restart(settings().timeout(Duration.ofMinutes(1)));
        assertThat(send(most)).isInstanceOf(Outcome.Accepted.class);
        assertThat(arrived()).containsExactly(most);
        assertThatThrownBy(() -> SmsMessage.of(most + "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reportBeforeTheAnswerStillFindsItsSms() throws Exception {
        modem.faults().add(ModemFaultRule.once(new ModemFault.ReportFirst()).afterSending());
        Outcome.Accepted accepted = (Outcome.Accepted) send("early");
        assertThat(next(reports).about()).isEqualTo(new DeliveryReport.BySendingId(accepted.sendingId()));
    }

    @Test
    void failedDeliveryIsReportedWithItsReason() throws Exception {
        modem.network(segment -> new ModemFate.Reported(0x46));
        send("late");
        DeliveryReport report = next(reports);
        assertThat(report.status()).isEqualTo(DeliveryStatus.EXPIRED);
        assertThat(report.detail()).contains("0x46");
    }

    @Test
    void storedReportsAreReadAndDeleted() throws Exception {
        restart(settings().notices("2,1,0,2,0"));
        send("stored");
        assertThat(next(reports).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(modem.ledger().awaitCommand("AT+CMGD=1", Duration.ofSeconds(5)))
                .isTrue();
    }

    @Test
    void restOfALongTextFollowsAndNothingGoesTwice() {
        AtomicInteger segments = new AtomicInteger();
        modem.network(
                segment -> segments.incrementAndGet() == 2 ? new ModemFate.Refused(38) : new ModemFate.Delivered());
        Sms first = sms(LONG).withSendingId("42", Posting.FIRST);
        assertThat(dispatcher.send(first).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.text()).contains("1 of 3 segments"));
        Resolution resolution = resolve("42");
        assertThat(resolution.verdict()).isEqualTo(Resolution.Verdict.REPEATABLE);
        Sms rest = first.withSendingId("42", Posting.REPEAT).onlyThrough("modem1");
        assertThat(dispatcher.send(rest).outcome()).isEqualTo(new Outcome.Accepted("42", 3));
        assertThat(arrived()).containsExactly(LONG);
        assertThat(modem.ledger().segments()).hasSize(3);
        assertThat(resolve("42").verdict()).isEqualTo(Resolution.Verdict.UNDECIDED);
    }

    @Test
    void repeatOfWhatIsNotRememberedIsNotSent() {
        Sms repeat = sms("hello").withSendingId("43", Posting.REPEAT).onlyThrough("modem1");
        assertThat(dispatcher.send(repeat).outcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(modem.ledger().submissions()).isZero();
    }

    @Test
    void answerThatComesTooLateStillSettlesTheSms() throws Exception {
        modem.faults().add(ModemFaultRule.once(new ModemFault.Late(Duration.ofMillis(800))));
        assertThat(dispatcher
                        .send(sms("slow").withSendingId("44", Posting.FIRST))
                        .outcome())
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(next(reports).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(resolve("44").verdict()).isEqualTo(Resolution.Verdict.ACCEPTED);
        assertThat(send("next")).isInstanceOf(Outcome.Accepted.class);
        assertThat(arrived()).containsExactly("slow", "next");
    }

    @Test
    void lateAnswerIsNeverTakenForTheNextSms() {
        modem.faults().add(ModemFaultRule.once(new ModemFault.Late(Duration.ofMillis(700))));
        assertThat(send("slow")).isInstanceOf(Outcome.Unknown.class);
        modem.faults().next(new ModemFault.Silence());
        assertThat(send("lost")).isInstanceOf(Outcome.Unknown.class);
        assertThat(arrived()).containsExactly("slow");
    }

    @Test
    void reportOnALostAnswerGoesByRecipient() throws Exception {
        modem.faults().add(ModemFaultRule.once(new ModemFault.HangUp()).afterSending());
        assertThat(send("lost answer")).isInstanceOf(Outcome.Unknown.class);
        assertThat(next(reports).about()).isInstanceOf(DeliveryReport.ByRecipient.class);
    }

    @Test
    void silenceBeforeThePromptIsUnavailableAndTheNextSmsGoes() {
        modem.faults().add(ModemFaultRule.once(new ModemFault.Silence()).atCommand("AT+CMGS"));
        assertThat(send("one")).isInstanceOf(Outcome.Unavailable.class);
        assertThat(send("two")).isInstanceOf(Outcome.Accepted.class);
        assertThat(arrived()).containsExactly("two");
    }

    @Test
    void promptThatComesTooLateDoesNotSwallowTheNextCommand() {
        modem.faults()
                .add(ModemFaultRule.once(new ModemFault.Late(Duration.ofMillis(800)))
                        .atCommand("AT+CMGS"));
        assertThat(send("one")).isInstanceOf(Outcome.Unavailable.class);
        assertThat(send("two")).isInstanceOf(Outcome.Accepted.class);
        assertThat(arrived()).containsExactly("two");
    }

    @Test
    void stormsHalfLinesAndSlowBytesDoNotConfuseIt() {
        modem.faults().next(new ModemFault.Storm(200));
        modem.faults().next(new ModemFault.SlowBytes(Duration.ofMillis(2)));
        modem.faults().next(new ModemFault.HalfLine());
        modem.faults().next(new ModemFault.Garbage());
        assertThat(send("storm")).isInstanceOf(Outcome.Accepted.class);
        assertThat(send("slow")).isInstanceOf(Outcome.Accepted.class);
        assertThat(send("half")).isInstanceOf(Outcome.Unknown.class);
        assertThat(send("garbage")).isInstanceOf(Outcome.Unknown.class);
        assertThat(send("after")).isInstanceOf(Outcome.Accepted.class);
        assertThat(arrived()).containsExactly("storm", "slow", "after");
    }

    @Test
    void pulledModemIsUnavailableAndComesBackByItself() throws Exception {
        assertThat(send("before")).isInstanceOf(Outcome.Accepted.class);
        modem.unplug();
        assertThat(send("away")).isInstanceOf(Outcome.Unavailable.class);
        modem.ledger().clear();
        modem.plugIn();
        // Nobody sends: the desk opens it again to receive.
        assertThat(modem.ledger().awaitCommand("AT+CNMI", Duration.ofSeconds(10)))
                .isTrue();
        assertThat(send("after")).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void pullDuringTheMessageIsUnknown() {
        modem.faults().next(new ModemFault.Unplug());
        assertThat(send("x")).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void modemThatStartsAnewIsSetUpAnew() throws Exception {
        assertThat(send("before")).isInstanceOf(Outcome.Accepted.class);
        modem.ledger().clear();
        modem.faults().next(new ModemFault.Reboot());
        assertThat(send("reboot")).isInstanceOf(Outcome.Unknown.class);
        assertThat(send("after")).isInstanceOf(Outcome.Accepted.class);
        assertThat(modem.ledger().commands()).contains("ATE0", "AT+CMGF=0");
    }

    @Test
    void inboundIsHandedOverOnceAndDeletedOnlyThen() throws Exception {
        sinkFailures.set(1);
        dispatcher.listen();
        modem.receive("+4799999999", "ping");
        InboundSms sms = next(inbound);
        assertThat(sms.text()).isEqualTo("ping");
        assertThat(sms.from()).isEqualTo("+4799999999");
        assertThat(modem.ledger().awaitCommand("AT+CMGD=1", Duration.ofSeconds(5)))
                .isTrue();
        assertThat(inbound.poll(500, TimeUnit.MILLISECONDS)).isNull();
        assertThat(modem.stored("SM")).isZero();
    }

    @Test
    void longInboundIsPutTogether() throws Exception {
        modem.receive("Bank", LONG + "Привет");
        dispatcher.listen();
        assertThat(next(inbound).text()).isEqualTo(LONG + "Привет");
    }

    @Test
    void inboundThatIsShownAtOnceArrivesToo() throws Exception {
        restart(settings().notices("2,2,0,1,0"));
        assertThat(send("opens the line")).isInstanceOf(Outcome.Accepted.class);
        modem.receive("+4799999999", LONG);
        assertThat(next(inbound).text()).isEqualTo(LONG);
    }

    @Test
    void incompleteInboundIsGivenUpAfterAWhile() throws Exception {
        ModemSimulator small = ModemSimulator.builder().storageSize(2).start();
        try (small) {
            restart(SerialSettings.builder("modem1", small.uri().toString())
                    .pollEvery(Duration.ofMillis(100))
                    .partsWait(Duration.ofMillis(300)));
            small.receive("+4799999999", LONG);
            dispatcher.listen();
            assertThat(next(inbound).text()).startsWith("abc").endsWith("[…]");
            assertThat(next(inbound).text()).startsWith("[…]");
        }
    }

    @Test
    void lockedSimIsOpenedWithConsentOnly() {
        modem.changePin("1234");
        assertThat(send("x")).isInstanceOfSatisfying(Outcome.Unavailable.class, unavailable -> {
            assertThat(unavailable.reason()).isEqualTo(UnavailableReason.LOGIN_REFUSED);
            assertThat(unavailable.permanent()).isTrue();
        });
        assertThat(modem.pinTriesLeft()).isEqualTo(3);
        restart(settings().pin(Secret.of("1234")));
        assertThat(send("x")).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void refusedPinIsNeverTriedAgain() {
        modem.changePin("1234");
        restart(settings().pin(Secret.of("9999")));
        for (int i = 0; i < 5; i++) {
            assertThat(send("x")).isInstanceOf(Outcome.Unavailable.class);
        }
        assertThat(modem.pinTriesLeft()).isEqualTo(2);
    }

    @Test
    void lastTryOfThePinIsLeftToAPerson() {
        modem.changePin("1234");
        for (int i = 0; i < 2; i++) {
            restart(settings().pin(Secret.of("9999")));
            send("x");
        }
        assertThat(modem.pinTriesLeft()).isEqualTo(1);
        restart(settings().pin(Secret.of("9999")));
        send("x");
        assertThat(modem.pinTriesLeft()).isEqualTo(1);
    }

    @Test
    void removedSimIsToldAndItsReturnIsNoticed() {
        assertThat(send("x")).isInstanceOf(Outcome.Accepted.class);
        modem.removeSim();
        assertThat(send("x")).isInstanceOf(Outcome.Unavailable.class);
        assertThat(dispatcher.status().ports().get(0).state()).isEqualTo(PortStatus.State.NO_SIM);
        modem.insertSim();
        assertThat(send("x")).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void modemWithoutNetworkIsUnavailableAndGoesOnWhenThereIsOne() {
        modem.cell(2, 99);
        restart(settings().networkWait(Duration.ofMillis(200)));
        assertThat(send("x"))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).isEqualTo(UnavailableReason.NO_NETWORK));
        assertThat(dispatcher.status().ports().get(0).state()).isEqualTo(PortStatus.State.WAITING);
        modem.cell(5, 12);
        assertThat(send("x")).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void statusTellsOperatorAndSignal() {
        assertThat(dispatcher.status()).satisfies(status -> {
            assertThat(status.health()).isEqualTo(Health.UP);
            assertThat(status.detail()).isEqualTo("SIM ready, registered with Testnet, signal -71 dBm");
        });
    }

    @Test
    void ussdGivesTheNetworksWords() {
        assertThat(dispatcher.ussd("*100#")).hasValue("Balance 42");
        assertThatThrownBy(() -> dispatcher.ussd("*100#\",15\rAT")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyHarmlessCommandMayBeAsked() {
        assertThat(dispatcher.command("AT+CGMM")).containsExactly("SIM-MODEM", "OK");
        assertThat(dispatcher.command("AT+NOSUCH")).containsExactly("ERROR");
        for (String bad : List.of("AT+CMGS=5", "AT\rAT+CMGS=5", "hello", "at+cpin=\"1\"")) {
            assertThatThrownBy(() -> dispatcher.command(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void paceOfTheSimIsKept() {
        restart(settings().pace(2, 0));
        assertThat(send("1")).isInstanceOf(Outcome.Accepted.class);
        assertThat(send("2")).isInstanceOf(Outcome.Accepted.class);
        assertThat(send("3"))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).isPresent());
        assertThat(modem.ledger().submissions()).isEqualTo(2);
    }

    @Test
    void modemThatFailsTooOftenRests() {
        restart(settings().blocking(2, Duration.ofMinutes(1)));
        modem.network(segment -> new ModemFate.Refused(41));
        send("1");
        send("2");
        modem.network(ModemNetwork.everythingArrives());
        assertThat(send("3")).isInstanceOf(Outcome.Unavailable.class);
        assertThat(dispatcher.capabilities().inFlight()).isZero();
        assertThat(modem.ledger().submissions()).isEqualTo(2);
    }

    @Test
    void missingPortIsNamed() {
        restart(SerialSettings.builder("modem1", "/dev/no-such-port"));
        assertThat(send("x"))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        unavailable -> assertThat(unavailable.text()).contains("/dev/no-such-port"));
    }

    @Test
    void referenceThatRepeatsIsNoObstacle() throws Exception {
        for (int i = 0; i < 300; i++) {
            assertThat(send("n" + i)).isInstanceOf(Outcome.Accepted.class);
        }
        for (int i = 0; i < 300; i++) {
            assertThat(next(reports).about()).isInstanceOf(DeliveryReport.BySendingId.class);
        }
        assertThat(arrived()).doesNotHaveDuplicates().hasSize(300);
    }

    private Resolution resolve(String id) {
        OutcomeResolver.Question question = new OutcomeResolver.Question(id, PHONE, Instant.now(), "modem1");
        return dispatcher.resolver().orElseThrow().resolve(List.of(question)).get(0);
    }
}
