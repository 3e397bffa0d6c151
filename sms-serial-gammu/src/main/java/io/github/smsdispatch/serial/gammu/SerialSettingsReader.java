// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.time.Duration;

/** Reads {@link SerialSettings} from texts. The builder owns all ranges and defaults; here are only the keys. */
final class SerialSettingsReader {

    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final int ANY = Integer.MAX_VALUE;

    private SerialSettingsReader() {}

    static SerialSettings read(DispatcherSettings settings) {
        return read(settings, settings.name(), settings.requiredText("port", PortAddress.ALLOWED));
    }

    /** Reads one of several modems that share all settings but name and port. */
    static SerialSettings read(DispatcherSettings settings, String name, String port) {
        SerialSettings.Builder builder = SerialSettings.builder(name, port);
        builder.baud(settings.integer("baud", builder.baud, 0, ANY));
        settings.secret("pin").ifPresent(builder::pin);
        settings.text("serviceCentre").ifPresent(builder::serviceCentre);
        settings.text("storage").ifPresent(builder::storage);
        settings.text("notices").ifPresent(builder::notices);
        if (!settings.yesOrNo("reports").orElse(true)) {
            builder.withoutReports();
        }
        if (!settings.yesOrNo("inbound").orElse(true)) {
            builder.withoutInbound();
        }
        settings.text("validity").ifPresent(text -> builder.validity(duration(settings, "validity", Duration.ZERO)));
        builder.timeout(duration(settings, "timeout", builder.timeout))
                .answerTimeout(duration(settings, "answerTimeout", builder.answerTimeout))
                .commandTimeout(duration(settings, "commandTimeout", builder.commandTimeout))
                .networkWait(duration(settings, "networkWait", builder.networkWait))
                .pollEvery(duration(settings, "pollEvery", builder.pollEvery))
                .partsWait(duration(settings, "partsWait", builder.partsWait))
                .reopenPause(duration(settings, "reopenPause", builder.reopenPause))
                .pace(
                        settings.integer("perMinute", builder.perMinute, 0, ANY),
                        settings.integer("perDay", builder.perDay, 0, ANY))
                .blocking(
                        settings.integer("blockAfter", builder.blockAfter, 0, ANY),
                        duration(settings, "blockFor", builder.blockFor))
                .batchSize(settings.integer("batchSize", builder.batchSize, 0, ANY));
        settings.refuseUnknown();
        return builder.build();
    }

    private static Duration duration(DispatcherSettings settings, String key, Duration otherwise) {
        return settings.duration(key, otherwise, Duration.ZERO, LONGEST);
    }
}
