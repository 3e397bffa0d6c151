// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.examples.appointments.http.Problem;
import java.nio.charset.StandardCharsets;

/** What several calls read alike. */
final class Inputs {

    private Inputs() {}

    /** International, as nobody else knows which country a salon's customer is from. */
    static String phone(String field, String text) {
        try {
            PhoneNumber number = PhoneNumber.of(text);
            if (number.kind() == PhoneNumber.Kind.E164) {
                return number.value();
            }
            throw Problem.badField(field, number.masked(), "'+', country code and number");
        } catch (IllegalArgumentException e) {
            throw Problem.badField(field, text.length() + " characters", "'+' and 7 to 15 digits, nothing else");
        }
    }

    static String language(String field, String text) {
        if (!text.matches("[a-z]{2,3}(-[A-Z]{2})?")) {
            throw Problem.badField(field, "'" + text + "'", "a language tag such as en or pt-BR");
        }
        return text;
    }

    static String salonId(String text) {
        if (!text.matches("[a-z0-9-]{1,40}")) {
            throw Problem.badField("salon", "'" + text + "'", "1 to 40 of a-z, 0-9 and -");
        }
        return text;
    }

    /** It becomes part of an SMS. */
    static String line(String field, String text) {
        if (text.chars().anyMatch(Character::isISOControl) || !text.equals(wellFormed(text))) {
            throw Problem.badField(field, "a control character or half a character", "one line of text");
        }
        return text;
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
