// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** Writes tables of 128 characters in little space. A code without a character has {@link #NONE}. */
final class Cells {

    static final char NONE = '\0';

    /** 3GPP TS 23.038 clause 6.2.1: leads to the other table, so it stands for no character in either. */
    static final int ESCAPE = 0x1B;

    static final int CODES = 128;

    private static final int HEX = 16;

    private Cells() {}

    static String none(int codes) {
        return String.valueOf(NONE).repeat(codes);
    }

    /**
     * Changes some characters of a table.
     *
     * @param cells a code in two hexadecimal digits and its character; a space; the next
     */
    static String with(String table, String cells) {
        StringBuilder changed = new StringBuilder(table);
        for (int i = 0; i < cells.length(); i += 4) {
            changed.setCharAt(Integer.parseInt(cells, i, i + 2, HEX), cells.charAt(i + 2));
        }
        return changed.toString();
    }

    /**
     * Gives the free codes of a table characters, in ascending order.
     *
     * @param from the first code that may be free
     * @param runs {@code 0905-0939} for these characters one after the other, {@code 0950} for one, {@code _2} for two
     *     codes without a character, {@code _} for one; separated by spaces
     */
    static String fill(String table, int from, String runs) {
        StringBuilder filled = new StringBuilder(table);
        int code = from;
        int at = 0;
        while (at < runs.length()) {
            int end = runs.indexOf(' ', at) < 0 ? runs.length() : runs.indexOf(' ', at);
            boolean gap = runs.charAt(at) == '_';
            int first = gap ? 1 : Integer.parseInt(runs, at, at + 4, HEX);
            int last = gap ? (at + 1 == end ? 1 : Integer.parseInt(runs, at + 1, end, HEX)) : lastOf(runs, end);
            for (int c = first; c <= last; c++) {
                code = free(filled, code);
                filled.setCharAt(code++, gap ? NONE : (char) c);
            }
            at = end + 1;
        }
        return filled.toString();
    }

    private static int lastOf(String runs, int end) {
        return Integer.parseInt(runs, end - 4, end, HEX);
    }

    private static int free(CharSequence table, int from) {
        int code = from;
        while (table.charAt(code) != NONE || code == ESCAPE) {
            code++;
        }
        return code;
    }
}
