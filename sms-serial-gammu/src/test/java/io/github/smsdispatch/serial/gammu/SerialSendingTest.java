// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.testkit.modem.ModemFate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent arrives as it is, once. */
class SerialSendingTest extends SerialCase {

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
    void statusTellsOperatorAndSignal() {
        assertThat(dispatcher.status()).satisfies(status -> {
            assertThat(status.health()).isEqualTo(Health.UP);
            assertThat(status.detail()).isEqualTo("SIM ready, registered with Testnet, signal -71 dBm");
        });
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
    void referenceThatRepeatsIsNoObstacle() throws Exception {
        for (int i = 0; i < 300; i++) {
            assertThat(send("n" + i)).isInstanceOf(Outcome.Accepted.class);
        }
        for (int i = 0; i < 300; i++) {
            assertThat(next(reports).about()).isInstanceOf(DeliveryReport.BySendingId.class);
        }
        assertThat(arrived()).doesNotHaveDuplicates().hasSize(300);
    }
}
