// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
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

/** A dispatcher before a simulated modem over TCP. */
abstract class SerialCase {

    static final PhoneNumber PHONE = PhoneNumber.of("+4712345678");
    static final String LONG = "abcdefghij".repeat(40);

    final ModemSimulator modem = ModemSimulator.builder().start();
    final BlockingQueue<DeliveryReport> reports = new LinkedBlockingQueue<>();
    final BlockingQueue<InboundSms> inbound = new LinkedBlockingQueue<>();
    final AtomicInteger sinkFailures = new AtomicInteger();
    SerialDispatcher dispatcher = dispatcher(settings());

    SerialSettings.Builder settings() {
        return SerialSettings.builder("modem1", modem.uri().toString())
                .timeout(Duration.ofSeconds(5))
                .answerTimeout(Duration.ofMillis(500))
                .commandTimeout(Duration.ofMillis(500))
                .pollEvery(Duration.ofMillis(200))
                .reopenPause(Duration.ZERO);
    }

    SerialDispatcher dispatcher(SerialSettings.Builder settings) {
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

    void restart(SerialSettings.Builder settings) {
        dispatcher.close();
        dispatcher = dispatcher(settings);
    }

    @AfterEach
    void close() {
        dispatcher.close();
        modem.close();
    }

    Outcome send(String text) {
        return dispatcher.sendSms(PHONE, List.of(SmsMessage.of(text))).outcome();
    }

    static Sms sms(String text) {
        return Sms.of(PHONE, List.of(SmsMessage.of(text)));
    }

    <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T found = queue.poll(5, TimeUnit.SECONDS);
        assertThat(found).as("comes within 5 s").isNotNull();
        return found;
    }

    List<String> arrived() {
        return modem.ledger().texts().stream().map(SentText::text).toList();
    }

    Resolution resolve(String id) {
        OutcomeResolver.Question question = new OutcomeResolver.Question(id, PHONE, Instant.now(), "modem1");
        return dispatcher.resolver().orElseThrow().resolve(List.of(question)).get(0);
    }
}
