// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import io.github.smsdispatch.api.PhoneNumber;
import java.util.List;
import java.util.regex.Pattern;

/** Makes the service's words fit for logs (D9): some services repeat the request in their faults. */
record Words(List<String> unspeakable) {

    /** A shorter text of an SMS would mask ordinary words. */
    private static final int SHORTEST = 4;

    private static final int MOST = 120;
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9][0-9 -]{4,}[0-9]");

    static Words of(BoostSettings settings, PhoneNumber phone, String text) {
        String password = settings.password().reveal();
        return new Words(
                text.length() < SHORTEST ? List.of(password, phone.digits()) : List.of(password, phone.digits(), text));
    }

    /** Tells whether a text holds what must not be shown. */
    boolean spoken(String said) {
        return unspeakable.stream().anyMatch(said::contains);
    }

    String shown(String said) {
        String masked = said;
        for (String each : unspeakable) {
            masked = masked.replace(each, "***");
        }
        masked = LONG_NUMBER.matcher(masked).replaceAll("***").strip();
        return masked.length() > MOST ? masked.substring(0, MOST) : masked;
    }

    @Override
    public String toString() {
        return "Words[" + unspeakable.size() + " are masked]";
    }
}
