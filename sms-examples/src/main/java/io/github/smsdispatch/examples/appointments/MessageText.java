// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.http.Problem;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with places: {@code {name}}, {@code {salon}}, {@code {link}}, and {@code {date}}, {@code {time}} of an appointment. */
record MessageText(String body) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> ANYWHERE = Set.of("name", "salon", "link");
    private static final Set<String> OF_APPOINTMENTS = Set.of("date", "time");

    /** Refuses places that nothing fills, before a customer reads them. */
    static MessageText checked(String field, Kind kind, String body) {
        List<String> places =
                PLACE.matcher(body).results().map(found -> found.group(1)).toList();
        Set<String> allowed = new TreeSet<>(ANYWHERE);
        if (kind != Kind.CAMPAIGN) {
            allowed.addAll(OF_APPOINTMENTS);
        }
        for (String place : places) {
            if (!allowed.contains(place)) {
                throw Problem.badField(field, "'{" + place + "}'", "the places " + allowed);
            }
        }
        if (PLACE.matcher(body).replaceAll("").matches("(?s).*[{}].*")) {
            throw Problem.badField(field, "a lone brace", "the places " + allowed);
        }
        return new MessageText(body);
    }

    String filled(Salon salon, String name, String language, @Nullable Instant startsAt) {
        ZonedDateTime when = startsAt == null ? null : startsAt.atZone(salon.zone());
        return PLACE.matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(value(found, salon, name, language, when)))
                .strip();
    }

    private static String value(
            MatchResult found, Salon salon, String name, String language, @Nullable ZonedDateTime when) {
        return switch (found.group(1)) {
            case "name" -> name;
            case "salon" -> salon.name();
            case "link" -> salon.reviewLink();
            case "date" -> formatted("EEE d MMM", language, when);
            case "time" -> formatted("HH:mm", language, when);
            default -> found.group();
        };
    }

    private static String formatted(String pattern, String language, @Nullable ZonedDateTime when) {
        return when == null
                ? ""
                : DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language))
                        .format(when);
    }
}
