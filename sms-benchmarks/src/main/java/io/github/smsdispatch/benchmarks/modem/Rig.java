// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.modem;

import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.serial.gammu.SerialDispatcher;
import io.github.smsdispatch.serial.gammu.SerialSettings;
import io.github.smsdispatch.testkit.modem.ModemSimulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A modem and its dispatcher. */
final class Rig implements AutoCloseable {

    static final PhoneNumber PHONE = PhoneNumber.of("+15550100001");

    final ModemSimulator modem;
    final SerialDispatcher dispatcher;
    final AtomicLong reports = new AtomicLong();

    /** With delivery reports. */
    Rig(ModemSimulator modem, Duration answer) {
        this(modem, settings(modem, answer));
    }

    Rig(ModemSimulator modem, SerialSettings.Builder settings) {
        this.modem = modem;
        dispatcher = SerialDispatcher.create(
                settings.build(),
                DispatcherContext.builder()
                        .reports(report -> reports.incrementAndGet())
                        .build());
    }

    static SerialSettings.Builder settings(ModemSimulator modem, Duration answer) {
        return SerialSettings.builder("modem", modem.uri().toString())
                .answerTimeout(answer)
                .commandTimeout(answer)
                .reopenPause(Duration.ZERO)
                .blocking(0, Duration.ofSeconds(1));
    }

    static Sms sms(String text) {
        return Sms.of(PHONE, List.of(SmsMessage.of(text)));
    }

    @Override
    public void close() {
        dispatcher.close();
        modem.close();
    }
}
