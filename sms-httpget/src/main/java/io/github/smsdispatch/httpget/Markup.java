// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

/** Escapes of JSON, XML and headers. */
final class Markup {

    private Markup() {}

    static String json(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** XML 1.0 has no way at all to write most control characters (section 2.2, production Char). */
    static String xml(String value) throws UnwritableException {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                // As they are, a parser would make blanks of them in attributes and LF of CR LF.
                case '\t', '\n', '\r' -> out.append("&#").append((int) c).append(';');
                default -> {
                    if (c < ' ' || c == 0xfffe || c == 0xffff) {
                        throw UnwritableException.character(c, "XML");
                    }
                    out.append(c);
                }
            }
        }
        return out.toString();
    }

    static String header(String value) throws UnwritableException {
        int culprit =
                value.codePoints().filter(c -> c < ' ' || c > '~').findFirst().orElse(-1);
        if (culprit >= 0) {
            throw UnwritableException.character(culprit, "a header");
        }
        return value;
    }
}
