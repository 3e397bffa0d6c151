// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

/** Control characters in a line of text. */
final class Escapes {

    private Escapes() {}

    static String write(String said) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            switch (c) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\\' -> text.append("\\\\");
                default -> text.append(c < ' ' || c > '~' ? String.format("\\x%02X", (int) c) : String.valueOf(c));
            }
        }
        return text.toString();
    }

    static String read(String text) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                said.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            if (kind == 'x' && i + 2 < text.length()) {
                said.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                said.append(kind == 'r' ? '\r' : kind == 'n' ? '\n' : kind);
            }
        }
        return said.toString();
    }
}
