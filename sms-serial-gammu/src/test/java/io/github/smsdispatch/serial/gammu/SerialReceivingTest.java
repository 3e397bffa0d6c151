// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.testkit.modem.ModemFate;
import io.github.smsdispatch.testkit.modem.ModemFault;
import io.github.smsdispatch.testkit.modem.ModemFaultRule;
import io.github.smsdispatch.testkit.modem.ModemSimulator;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Delivery reports, received SMS and USSD. */
class SerialReceivingTest extends SerialCase {

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
    void reportOnALostAnswerGoesByRecipient() throws Exception {
        modem.faults().add(ModemFaultRule.once(new ModemFault.HangUp()).afterSending());
        assertThat(send("lost answer")).isInstanceOf(Outcome.Unknown.class);
        assertThat(next(reports).about()).isInstanceOf(DeliveryReport.ByRecipient.class);
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
    void ussdGivesTheNetworksWords() {
        assertThat(dispatcher.ussd("*100#")).hasValue("Balance 42");
        assertThatThrownBy(() -> dispatcher.ussd("*100#\",15\rAT")).isInstanceOf(IllegalArgumentException.class);
    }
}
