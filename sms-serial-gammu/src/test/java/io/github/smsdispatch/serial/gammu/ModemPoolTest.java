// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.testkit.modem.ModemFate;
import io.github.smsdispatch.testkit.modem.ModemFault;
import io.github.smsdispatch.testkit.modem.ModemNetwork;
import io.github.smsdispatch.testkit.modem.ModemSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModemPoolTest {

    private static final PhoneNumber PHONE = PhoneNumber.of("+4712345678");

    private final ModemSimulator left = ModemSimulator.builder().start();
    private final ModemSimulator right = ModemSimulator.builder().start();
    private final BlockingQueue<DeliveryReport> reports = new LinkedBlockingQueue<>();
    private final ModemPool pool = ModemPool.create(
            "pool",
            List.of(settings("left", left), settings("right", right)),
            DispatcherContext.builder().reports(reports::add).build());

    private static SerialSettings settings(String name, ModemSimulator modem) {
        return SerialSettings.builder(name, modem.uri().toString())
                .timeout(Duration.ofSeconds(3))
                .answerTimeout(Duration.ofMillis(500))
                .commandTimeout(Duration.ofMillis(500))
                .reopenPause(Duration.ZERO)
                .build();
    }

    @AfterEach
    void close() {
        pool.close();
        left.close();
        right.close();
    }

    private SendResult send(String text) {
        return pool.sendSms(PHONE, List.of(SmsMessage.of(text)));
    }

    @Test
    void modemsTakeTurns() throws InterruptedException {
        for (int i = 0; i < 6; i++) {
            Outcome.Accepted accepted = (Outcome.Accepted) send("n" + i).outcome();
            DeliveryReport report = reports.poll(5, TimeUnit.SECONDS);
            assertThat(report).isNotNull();
            assertThat(report.dispatcher()).isEqualTo("pool");
            assertThat(report.about()).isEqualTo(new DeliveryReport.BySendingId(accepted.sendingId()));
        }
        assertThat(left.ledger().texts()).hasSize(3);
        assertThat(right.ledger().texts()).hasSize(3);
    }

    @Test
    void modemThatIsAwayIsPassedOver() {
        left.unplug();
        SendResult result = send("x");
        assertThat(result.outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(result.attempts()).hasSize(2);
        assertThat(right.ledger().texts()).hasSize(1);
        assertThat(pool.status().health()).isEqualTo(Health.DEGRADED);
    }

    @Test
    void unknownOutcomeIsNotSentThroughTheOther() {
        left.faults().next(new ModemFault.Silence());
        assertThat(send("x").outcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(right.ledger().submissions()).isZero();
    }

    @Test
    void restOfALongTextGoesThroughTheModemThatBegan() {
        AtomicInteger segments = new AtomicInteger();
        left.network(
                segment -> segments.incrementAndGet() == 2 ? new ModemFate.Refused(38) : new ModemFate.Delivered());
        String text = "x".repeat(300);
        Sms sms = Sms.of(PHONE, List.of(SmsMessage.of(text))).withSendingId("7", Posting.FIRST);
        assertThat(pool.send(sms).outcome()).isInstanceOf(Outcome.Unknown.class);
        left.network(ModemNetwork.everythingArrives());
        OutcomeResolver.Question question = new OutcomeResolver.Question("7", PHONE, Instant.now(), "pool");
        Resolution answer =
                pool.resolver().orElseThrow().resolve(List.of(question)).get(0);
        assertThat(answer.verdict()).isEqualTo(Resolution.Verdict.REPEATABLE);
        assertThat(answer.dispatcher()).isEqualTo("pool");
        assertThat(pool.send(sms.withSendingId("7", Posting.REPEAT).onlyThrough("pool"))
                        .outcome())
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(left.ledger().copiesOf(PHONE.value(), text)).isEqualTo(1);
        assertThat(right.ledger().submissions()).isZero();
    }

    @Test
    void settingsWithSeveralPortsMakeAPool() {
        try (Dispatcher made = new SerialProvider()
                .create(
                        DispatcherSettings.of(
                                "office",
                                Map.of("port", left.uri() + ", " + right.uri(), "timeout", "3s", "baud", "9600")),
                        DispatcherContext.standalone())) {
            assertThat(made).isInstanceOf(ModemPool.class);
            assertThat(made.status().ports()).hasSize(2);
            assertThat(made.capabilities().inFlight()).isEqualTo(2);
        }
    }

    @Test
    void eachNameIsAllowedOnce() {
        List<SerialSettings> twice = List.of(settings("a", left), settings("a", right));
        assertThatThrownBy(() -> ModemPool.create("p", twice, DispatcherContext.standalone()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closedPoolRefusesToSend() {
        pool.close();
        assertThatThrownBy(() -> send("x")).isInstanceOf(IllegalStateException.class);
    }
}
