// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import ch.qos.logback.classic.Level;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is logged, and how.
 *
 * @param level least level
 * @param format lines for people or for machines
 */
record LogSettings(Level level, Format format) {

    /** How a line looks. */
    enum Format {
        /** Time, level, logger, message. */
        TEXT,
        /** One JSON object per line. */
        JSON
    }

    /** Names of Python's logging, which NAV's files have, beside those of Java's. */
    private static final Map<String, Level> LEVELS = Map.of(
            "DEBUG", Level.DEBUG,
            "INFO", Level.INFO,
            "WARNING", Level.WARN,
            "WARN", Level.WARN,
            "ERROR", Level.ERROR,
            "CRITICAL", Level.ERROR,
            "FATAL", Level.ERROR);

    static LogSettings read(DispatcherSettings main) {
        return new LogSettings(level(main, "loglevel", Level.INFO), main.choice("logformat", Format.TEXT));
    }

    static Level level(DispatcherSettings main, String key, Level otherwise) {
        Optional<String> text = main.text(key);
        return text.map(value -> Optional.ofNullable(LEVELS.get(value.toUpperCase(Locale.ROOT)))
                        .orElseThrow(() -> main.wrong(key, value, "DEBUG, INFO, WARNING, ERROR or CRITICAL")))
                .orElse(otherwise);
    }
}
