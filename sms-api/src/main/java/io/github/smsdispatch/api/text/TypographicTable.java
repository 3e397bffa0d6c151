// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.HashMap;
import java.util.Map;

/** What word processors, keyboards and web pages put into texts without anybody having asked for UCS-2. */
final class TypographicTable {

    static final Map<String, String> STANDARD = standard();

    private TypographicTable() {}

    private static Map<String, String> standard() {
        Map<String, String> table = new HashMap<>();
        // Quotes, apostrophes, primes, and the accents that stand for them.
        all(table, "'", "\u2018\u2019\u201A\u201B\u2032\u2039\u203A\u02B9\u02BC\u00B4`");
        all(table, "\"", "\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB");
        // Hyphens, dashes, minus, bullets.
        all(table, "-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u2022\u2023");
        all(table, "...", "\u2026");
        all(table, "..", "\u2025");
        all(table, "/", "\u2044");
        all(table, "x", "\u00D7");
        // Spaces of other widths, the tab; line and paragraph separators.
        all(table, " ", "\t\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000");
        all(table, "\n", "\u2028\u2029");
        // Invisible: soft hyphen, zero-width space, word joiner, byte order mark, left-to-right marks.
        all(table, "", "\u00AD\u200B\u2060\uFEFF\u200E\u202A\u202C\u202D");
        // Ligatures.
        all(table, "ff", "\uFB00");
        all(table, "fi", "\uFB01");
        all(table, "fl", "\uFB02");
        all(table, "ffi", "\uFB03");
        all(table, "ffl", "\uFB04");
        all(table, "st", "\uFB05\uFB06");
        all(table, "oe", "\u0153");
        all(table, "OE", "\u0152");
        all(table, "ij", "\u0133");
        all(table, "IJ", "\u0132");
        // Latin letters that are no letter with a mark: stroke, dotless i, thorn, eng, long s, kra.
        pairs(table, "\u0111d\u0110D\u00F0d\u00D0D\u0127h\u0126H\u0142l\u0141L\u0167t\u0166T\u0131i\u014Bn\u014AN");
        pairs(table, "\u017Fs\u0138k\u0180b\u0268i\u0197I\u01B6z\u01B5Z");
        all(table, "th", "\u00FE");
        all(table, "Th", "\u00DE");
        all(table, "'n", "\u0149");
        all(table, "SS", "\u1E9E");
        return Map.copyOf(table);
    }

    private static void all(Map<String, String> table, String replacement, String characters) {
        characters.chars().forEach(c -> table.put(Character.toString(c), replacement));
    }

    /** Reads characters, each with its replacement behind it. */
    private static void pairs(Map<String, String> table, String characters) {
        for (int i = 0; i < characters.length(); i += 2) {
            table.put(characters.substring(i, i + 1), characters.substring(i + 1, i + 2));
        }
    }
}
