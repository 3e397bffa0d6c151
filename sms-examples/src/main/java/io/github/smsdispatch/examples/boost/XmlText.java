// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import java.util.OptionalInt;

/** Texts in XML 1.0, section 2.2, production Char. */
final class XmlText {

    private XmlText() {}

    /** Finds the first code point that no escape can carry either: form feed, U+FFFE, a lone surrogate and the like. */
    static OptionalInt unwritable(String text) {
        return text.codePoints().filter(c -> !carries(c)).findFirst();
    }

    private static boolean carries(int c) {
        return c >= ' '
                ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF)
                : c == '\t' || c == '\n' || c == '\r';
    }

    /** Escapes a text for the content of an element. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                // A parser makes LF of a bare CR, and drops the CR of CR LF (XML 1.0, section 2.11).
                case '\r' -> out.append("&#13;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
