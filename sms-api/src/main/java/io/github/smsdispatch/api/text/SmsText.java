// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** What a text must be before it can become an SMS. */
public final class SmsText {

    /**
     * The longest text: 255 concatenated segments (3GPP TS 23.040 clause 9.2.3.24.1, one octet for the count) of 153
     * septets each.
     */
    public static final int MAX_UNITS = 255 * 153;

    private static final int MAX_SEGMENTS = 255;

    /**
     * However a text is written: what doesn't fit a segment any more (a grapheme, an escape pair) begins the next one, so
     * that any two neighbours together hold more than 67 characters.
     */
    private static final int SURELY_FITS = MAX_SEGMENTS * 33;

    private SmsText() {}

    /**
     * Refuses a text that no SMS can carry.
     *
     * @param text the text
     * @throws IllegalArgumentException when it is blank, too long, holds a lone surrogate or a control character other
     *     than line feed, carriage return, form feed and tab; names the position, never the text
     */
    public static void check(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text: received " + text.length() + " blank characters; "
                    + "allowed: at least one visible character");
        }
        if (text.length() > MAX_UNITS) {
            throw new IllegalArgumentException(
                    "text: received " + text.length() + " UTF-16 units; allowed: 1 to " + MAX_UNITS);
        }
        checkCharacters("text", text);
        if (text.length() > SURELY_FITS) {
            int segments = TextPlan.of(text).segments();
            if (segments > MAX_SEGMENTS) {
                throw new IllegalArgumentException(
                        "text: received " + segments + " segments; allowed: 1 to " + MAX_SEGMENTS);
            }
        }
    }

    /** Refuses lone surrogates and control characters in a text that becomes part of an SMS. */
    static void checkCharacters(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                continue;
            }
            if (Character.isSurrogate(c)) {
                i = afterPair(what, text, i);
            } else if (isRefusedControl(c)) {
                throw new IllegalArgumentException(String.format(
                        "%s: received control character U+%04X at index %d; allowed: none but \\n, \\r, \\f and \\t",
                        what, (int) c, i));
            }
        }
    }

    private static int afterPair(String what, String text, int i) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
            throw new IllegalArgumentException(String.format(
                    "%s: received lone surrogate U+%04X at index %d; allowed: valid Unicode",
                    what, (int) text.charAt(i), i));
        }
        return i + 1;
    }

    private static boolean isRefusedControl(char c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\f' && c != '\t';
    }
}
