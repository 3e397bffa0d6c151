// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as PostgreSQL writes intervals ("1 day 12 hours", "36:30:00", "90 min"), PostgreSQL manual 8.5.4. A
 * month counts 30 days and a year 365.25, as PostgreSQL counts them when it must; a number alone is seconds.
 */
final class Interval {

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,6}):([0-5]?\\d)(?::([0-5]?\\d(?:\\.\\d{1,6})?))?");
    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(?![\\d.])\\s*([a-z]*)");

    private static final Map<String, BigDecimal> SECONDS = Map.ofEntries(
            unit("", 1),
            unit("s", 1),
            unit("sec", 1),
            unit("second", 1),
            unit("m", 60),
            unit("min", 60),
            unit("minute", 60),
            unit("h", 3600),
            unit("hr", 3600),
            unit("hour", 3600),
            unit("d", 86_400),
            unit("day", 86_400),
            unit("w", 604_800),
            unit("week", 604_800),
            unit("mon", 2_592_000),
            unit("month", 2_592_000),
            unit("y", 31_557_600),
            unit("year", 31_557_600));

    private Interval() {}

    private static Map.Entry<String, BigDecimal> unit(String name, int seconds) {
        return Map.entry(name, BigDecimal.valueOf(seconds));
    }

    /** Reads one; empty when it isn't one. */
    static Optional<Duration> parse(String text) {
        String rest = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^@\\s*", "");
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        while (!rest.isEmpty()) {
            Matcher clock = CLOCK.matcher(rest);
            Matcher part = PART.matcher(rest);
            Matcher found = clock.lookingAt() ? clock : part;
            Optional<Duration> length =
                    found == clock ? ofClock(clock) : part.lookingAt() ? ofPart(part) : Optional.empty();
            if (length.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(length.get());
            rest = rest.substring(found.end()).strip();
        }
        return Optional.of(sum);
    }

    private static Optional<Duration> ofClock(Matcher clock) {
        BigDecimal seconds = new BigDecimal(clock.group(1))
                .multiply(BigDecimal.valueOf(3600))
                .add(new BigDecimal(clock.group(2)).multiply(BigDecimal.valueOf(60)));
        return Optional.of(of(clock.group(3) == null ? seconds : seconds.add(new BigDecimal(clock.group(3)))));
    }

    private static Optional<Duration> ofPart(Matcher part) {
        String name = part.group(2);
        String singular = name.length() > 1 && name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
        return Optional.ofNullable(SECONDS.get(singular))
                .map(seconds -> of(seconds.multiply(new BigDecimal(part.group(1)))));
    }

    private static Duration of(BigDecimal seconds) {
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }
}
