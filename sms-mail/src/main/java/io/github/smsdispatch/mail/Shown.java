// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import java.util.regex.Pattern;

/** Makes a server's words fit for logs and outcomes: short, printable, without numbers as long as a phone number. */
final class Shown {

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{Print}\\p{L}]");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9](?:[ -]?[0-9]){5,}");
    private static final int MOST = 200;

    private Shown() {}

    static String text(String words) {
        String shortened = words.length() > 4 * MOST ? words.substring(0, 4 * MOST) : words;
        String printable = UNPRINTABLE.matcher(shortened).replaceAll(" ");
        String masked = LONG_NUMBER.matcher(printable).replaceAll("***").strip();
        return masked.length() > MOST ? masked.substring(0, MOST) : masked;
    }
}
