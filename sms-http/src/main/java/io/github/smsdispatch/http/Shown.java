// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import java.util.regex.Pattern;

/** Makes a peer's words fit for logs and reports: short, printable, without numbers as long as a phone number. */
public final class Shown {

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{Print}\\p{L}]");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{6,}");

    private Shown() {}

    /**
     * Masks and shortens.
     *
     * @param words what the peer said
     * @param most the longest result in characters
     * @return what may be shown of it
     */
    public static String text(String words, int most) {
        String shortened = words.length() > 4 * most ? words.substring(0, 4 * most) : words;
        String printable = UNPRINTABLE.matcher(shortened).replaceAll(" ");
        String masked = LONG_NUMBER.matcher(printable).replaceAll("***").strip();
        return masked.length() > most ? masked.substring(0, most) : masked;
    }
}
