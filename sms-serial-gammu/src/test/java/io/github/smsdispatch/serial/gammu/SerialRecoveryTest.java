// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.PortStatus;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.testkit.modem.ModemFate;
import io.github.smsdispatch.testkit.modem.ModemFault;
import io.github.smsdispatch.testkit.modem.ModemFaultRule;
import io.github.smsdispatch.testkit.modem.ModemNetwork;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modems that fail, vanish, are locked or rest. */
class SerialRecoveryTest extends SerialCase {

    @ParameterizedTest
    @ValueSource(strings = {"a\u001Ab", "a\u001Bb", "a\u0000b"})
    void controlCharactersNeverReachTheModem(String text) {
        assertThatThrownBy(() -> SmsMessage.of(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PhoneNumber.of("+47" + text)).isInstanceOf(IllegalArgumentException.class);
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
}
