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
