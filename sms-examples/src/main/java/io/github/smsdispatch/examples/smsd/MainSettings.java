// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.RetrySchedule;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.text.Overflow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Section {@code [main]}. NAV's keys have NAV's defaults; where they mean something else here, the README says what.
 *
 * @param username whose rights to run with when started as root
 * @param delay first wait after a failure, before it grows
 * @param delayFactor how it grows
 * @param maxDelay its limit
 * @param retryLimit failures of one message, while others get through, until the action; 0 for none
 * @param retryLimitAction the action
 * @param exitOnPermanentError whether to stop when every dispatcher needs an operator
 * @param autocancel age at which what waits is cancelled; zero for never
 * @param coolDown how long a dispatcher that fails is left alone
 * @param lanes SMS under way at a time
 * @param drain how long stopping waits for them
 * @param overflow what becomes of alerts that don't fit into one SMS
 * @param numbering before each alert of several
 * @param suffix tells how many were ignored
 * @param pidFile where the process id goes; empty for nowhere
 */
record MainSettings(
        Optional<String> username,
        Duration delay,
        double delayFactor,
        Duration maxDelay,
        int retryLimit,
        LimitAction retryLimitAction,
        boolean exitOnPermanentError,
        Duration autocancel,
        Duration coolDown,
        int lanes,
        Duration drain,
        Overflow overflow,
        String numbering,
        String suffix,
        Optional<Path> pidFile) {

    private static final Duration LONGEST = Duration.ofDays(30);

    /** Reads the section; what the mail and log settings have read is known to it. */
    static MainSettings read(DispatcherSettings section, Overrides overrides) {
        Duration delay = overrides.delay().orElseGet(() -> seconds(section, "delay", 30, 1));
        Duration maxDelay = overrides.maxDelay().orElseGet(() -> seconds(section, "maxdelay", 3600, 1));
        if (maxDelay.compareTo(delay) < 0) {
            throw new SmsConfigurationException(
                    "main.maxdelay", maxDelay.toString(), "not shorter than delay, " + delay);
        }
        return new MainSettings(
                section.text("username"),
                delay,
                overrides.delayFactor().orElseGet(() -> factor(section)),
                maxDelay,
                overrides.limit().orElseGet(() -> section.integer("retrylimit", 5, 0, 1_000_000)),
                overrides.action().orElseGet(() -> section.choice("retrylimitaction", LimitAction.IGNORE)),
                section.yesOrNo("exit_on_permanent_error").orElse(true),
                autocancel(section),
                seconds(section, "cooldown", 30, 1),
                section.integer("lanes", 16, 1, 10_000),
                seconds(section, "drain", 30, 0),
                section.choice("overflow", Overflow.DEFER),
                section.text("numbering").orElse("{n}:").concat(" "),
                " ".concat(section.text("suffix").orElse("+{n} see web.")),
                section.text("pidfile").map(Path::of));
    }

    /** NAV's option names know no case. */
    static DispatcherSettings section(Map<String, String> keys) {
        Map<String, String> lower = new LinkedHashMap<>();
        keys.forEach((key, value) -> {
            if (lower.put(key.toLowerCase(Locale.ROOT), value) != null) {
                throw new SmsConfigurationException("main." + key, "the key twice", "each key once");
            }
        });
        return DispatcherSettings.of("main", lower);
    }

    /** A number alone is seconds, as in NAV. */
    static Duration seconds(DispatcherSettings section, String key, int otherwise, int least) {
        Optional<String> text = section.text(key);
        return text.map(value -> Interval.parse(value)
                        .filter(d -> d.compareTo(Duration.ofSeconds(least)) >= 0 && d.compareTo(LONGEST) <= 0)
                        .orElseThrow(() -> section.wrong(key, value, "seconds, " + least + " to 2592000")))
                .orElse(Duration.ofSeconds(otherwise));
    }

    private static double factor(DispatcherSettings section) {
        Optional<String> text = section.text("delayfactor");
        return text.map(value -> Overrides.factor(value)
                        .orElseThrow(() -> section.wrong("delayfactor", value, "a number from 1 to 10")))
                .orElse(1.5);
    }

    private static Duration autocancel(DispatcherSettings section) {
        Optional<String> text = section.text("autocancel");
        return text.map(value -> Interval.parse(value)
                        .orElseThrow(
                                () -> section.wrong("autocancel", value, "0, or an interval such as '1 day 12 hours'")))
                .orElse(Duration.ZERO);
    }

    /** The limit isn't part of it: {@link RetryLimit} counts only failures that are the message's own. */
    RetrySchedule schedule() {
        long first = Math.round(delay.toMillis() * delayFactor);
        Duration grown = Duration.ofMillis(Math.min(first, maxDelay.toMillis()));
        return new RetrySchedule(grown, delayFactor, maxDelay, RetrySchedule.UNLIMITED);
    }
}
