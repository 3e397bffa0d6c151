// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** The texts of each salon in each language; where it has none of its own, the ones here. */
final class Templates {

    private static final String FALLBACK = "en";

    // All characters are in the GSM 7-bit alphabet, so each of them is one segment with names of usual length.
    private static final Map<String, Map<Kind, String>> STANDARD = Map.of(
            FALLBACK,
            Map.of(
                    Kind.SCHEDULED, "{name}, your appointment at {salon} is booked for {date} at {time}.",
                    Kind.RESCHEDULED, "{name}, your appointment at {salon} has moved to {date} at {time}.",
                    Kind.CANCELLED, "{name}, your appointment at {salon} on {date} at {time} is cancelled.",
                    Kind.CONFIRMATION,
                            "Please confirm your appointment at {salon} on {date} at {time}: answer C. STOP ends all SMS.",
                    Kind.REVIEW, "{name}, thank you for your visit at {salon}. How was it? {link}"),
            "de",
            Map.of(
                    Kind.SCHEDULED, "{name}, Ihr Termin bei {salon} ist am {date} um {time}.",
                    Kind.RESCHEDULED, "{name}, Ihr Termin bei {salon} ist verlegt auf {date} um {time}.",
                    Kind.CANCELLED, "{name}, Ihr Termin bei {salon} am {date} um {time} ist abgesagt.",
                    Kind.CONFIRMATION,
                            "Bitte bestätigen Sie Ihren Termin bei {salon} am {date} um {time}: Antwort C. STOP beendet alle SMS.",
                    Kind.REVIEW, "{name}, danke für Ihren Besuch bei {salon}. Wie war es? {link}"),
            "nb",
            Map.of(
                    Kind.SCHEDULED, "{name}, du har time hos {salon} {date} kl. {time}.",
                    Kind.RESCHEDULED, "{name}, timen din hos {salon} er flyttet til {date} kl. {time}.",
                    Kind.CANCELLED, "{name}, timen din hos {salon} {date} kl. {time} er avlyst.",
                    Kind.CONFIRMATION,
                            "Bekreft timen din hos {salon} {date} kl. {time}: svar C. STOP avslutter alle SMS.",
                    Kind.REVIEW, "{name}, takk for besøket hos {salon}. Hvordan var det? {link}"));

    private Templates() {}

    static void put(Connection connection, String salon, Kind kind, String language, String body) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM desk_template WHERE salon = ? AND kind = ? AND language = ?",
                salon,
                kind,
                language);
        Sql.update(
                connection,
                "INSERT INTO desk_template (salon, kind, language, body) VALUES (?, ?, ?, ?)",
                salon,
                kind,
                language,
                body);
    }

    /** The salon's own text in the customer's language, ours in it, the salon's in its language, ours in English. */
    static MessageText get(Connection connection, Salon salon, Kind kind, String language) throws SQLException {
        for (String wanted : new String[] {language, salon.language(), FALLBACK}) {
            String own = Sql.one(
                            connection,
                            row -> row.getString(1),
                            "SELECT body FROM desk_template WHERE salon = ? AND kind = ? AND language = ?",
                            salon.id(),
                            kind,
                            wanted)
                    .orElseGet(() -> STANDARD.getOrDefault(wanted, Map.of()).getOrDefault(kind, ""));
            if (!own.isEmpty()) {
                return new MessageText(own);
            }
        }
        throw new IllegalStateException("no text for " + kind);
    }
}
