// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/** Reads {@link GammuSettings} from texts. The builder owns all ranges and defaults; here are only the keys. */
final class GammuSettingsReader {

    private GammuSettingsReader() {}

    static GammuSettings read(DispatcherSettings settings) {
        GammuSettings.Builder builder = GammuSettings.builder(settings.name());
        if (!settings.yesOrNo("enabled").orElse(true)) {
            builder.disabled();
        }
        settings.text("program").ifPresent(builder::program);
        settings.text("config").ifPresent(file -> builder.config(path(settings, "config", file)));
        if (settings.text("section").isPresent()) {
            builder.section(settings.integer("section", 0, 0, Integer.MAX_VALUE));
        }
        builder.validity(settings.choice("validity", builder.validity))
                .maxSegments(settings.integer("maxSegments", builder.maxSegments, 0, Integer.MAX_VALUE))
                .timeout(settings.duration("timeout", builder.timeout, Duration.ZERO, Duration.ofDays(3650)));
        settings.refuseUnknown();
        return builder.build();
    }

    static Path path(DispatcherSettings settings, String key, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw settings.wrong(key, text.length() + " characters", "a file name");
        }
    }
}
