// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** Texts without lone surrogates. Each is replaced by one unit, so that what was counted before stays true. */
final class WellFormed {

    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    static String of(String text) {
        int lone = firstLone(text, 0);
        if (lone == text.length()) {
            return text;
        }
        StringBuilder fixed = new StringBuilder(text);
        while (lone < text.length()) {
            fixed.setCharAt(lone, REPLACEMENT);
            lone = firstLone(text, lone + 1);
        }
        return fixed.toString();
    }

    /** Returns what stands for a surrogate: itself, if it has its other half. */
    static char at(String text, int index) {
        char c = text.charAt(index);
        boolean paired = Character.isHighSurrogate(c)
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        return paired ? c : REPLACEMENT;
    }

    private static int firstLone(String text, int from) {
        int at = from;
        while (at < text.length()) {
            if (!Character.isSurrogate(text.charAt(at))) {
                at++;
            } else if (Character.isBmpCodePoint(text.codePointAt(at))) {
                return at;
            } else {
                at += 2;
            }
        }
        return at;
    }
}
