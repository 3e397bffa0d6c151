// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/**
 * Makes foreign words fit for a log line and a database column: what a transport or a settings file says may hold line
 * feeds that forge a log entry, NUL that PostgreSQL refuses, or megabytes.
 */
final class OneLine {

    /** Longest line in UTF-16 units. */
    static final int LONGEST = 400;

    private static final String CUT = "...";

    private OneLine() {}

    static String of(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST + 1).forEach(c -> line.appendCodePoint(fits(c) ? c : ' '));
        if (line.length() > LONGEST) {
            int end = LONGEST - CUT.length();
            line.setLength(Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
            line.append(CUT);
        }
        return line.toString();
    }

    /** Tells whether the text has neither control characters nor line separators nor lone surrogates. */
    static boolean is(String text) {
        return text.codePoints().allMatch(OneLine::fits);
    }

    private static boolean fits(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
