// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a text may be cut without breaking what a reader sees as one character: the boundaries of extended grapheme
 * clusters (Unicode UAX #29 clause 3.1.1, rules GB3 to GB999, with GB9c of revision 43 for six Indian scripts). Asks
 * about one place at a time, because a cut needs only the few places before it. Not BreakIterator: before Java 20 it cuts
 * flags and joined emoji in pieces.
 */
final class Graphemes {

    private static final int FIRST_MARK = 0x300;

    /** Extended_Pictographic of Unicode emoji-data.txt, reserved code points included; since 13.0 unchanged. */
    private static final CodePoints PICTOGRAPHS =
            CodePoints.of("A9 AE 203C 2049 2122 2139 2194-2199 21A9-21AA 231A-231B"
                    + " 2328 2388 23CF 23E9-23F3 23F8-23FA 24C2 25AA-25AB 25B6 25C0 25FB-25FE 2600-2605 2607-2612 2614-2685"
                    + " 2690-2705 2708-2712 2714 2716 271D 2721 2728 2733-2734 2744 2747 274C 274E 2753-2755 2757 2763-2767"
                    + " 2795-2797 27A1 27B0 27BF 2934-2935 2B05-2B07 2B1B-2B1C 2B50 2B55 3030 303D 3297 3299 1F000-1F0FF"
                    + " 1F10D-1F10F 1F12F 1F16C-1F171 1F17E-1F17F 1F18E 1F191-1F19A 1F1AD-1F1E5 1F201-1F20F 1F21A 1F22F"
                    + " 1F232-1F23A 1F23C-1F23F 1F249-1F3FA 1F400-1F53D 1F546-1F64F 1F680-1F6FF 1F774-1F77F 1F7D5-1F7FF"
                    + " 1F80C-1F80F 1F848-1F84F 1F85A-1F85F 1F888-1F88F 1F8AE-1F8FF 1F90C-1F93A 1F93C-1F945 1F947-1FAFF"
                    + " 1FC00-1FFFD");

    /** Indic_Conjunct_Break=Consonant: Devanagari, Bengali, Gujarati, Oriya, Telugu, Malayalam. */
    private static final CodePoints CONSONANTS = CodePoints.of("915-939 958-95F 978-97F 995-9A8 9AA-9B0 9B2 9B6-9B9"
            + " 9DC-9DD 9DF 9F0-9F1 A95-AA8 AAA-AB0 AB2-AB3 AB5-AB9 AF9 B15-B28 B2A-B30 B32-B33 B35-B39 B5C-B5D B5F B71"
            + " C15-C28 C2A-C39 C58-C5A D15-D3A");

    /** Indic_Conjunct_Break=Linker: the viramas of the same scripts. */
    private static final CodePoints LINKERS = CodePoints.of("94D 9CD ACD B4D C4D D4D");

    /** GB6 to GB8, and GB9b: what the parts of a Hangul syllable stick to. */
    private static final Set<GraphemeBreak> BEFORE_L = EnumSet.of(GraphemeBreak.HANGUL_L, GraphemeBreak.PREPEND);

    private static final Set<GraphemeBreak> BEFORE_V =
            EnumSet.of(GraphemeBreak.HANGUL_L, GraphemeBreak.HANGUL_V, GraphemeBreak.HANGUL_LV, GraphemeBreak.PREPEND);
    private static final Set<GraphemeBreak> BEFORE_T = EnumSet.of(
            GraphemeBreak.HANGUL_V,
            GraphemeBreak.HANGUL_T,
            GraphemeBreak.HANGUL_LV,
            GraphemeBreak.HANGUL_LVT,
            GraphemeBreak.PREPEND);

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

    private Graphemes() {}

    /** Returns the end of the cluster that begins at a boundary. */
    static int next(String text, int from) {
        int at = from + 1;
        while (!isBoundary(text, from, at)) {
            at++;
        }
        return at;
    }

    /** Returns the last boundary behind from, a boundary, and not behind most; from itself when there is none. */
    static int floor(String text, int from, int most) {
        int at = most;
        while (at > from && !isBoundary(text, from, at)) {
            at--;
        }
        return at;
    }

    /** Tells whether a cluster ends and another begins at an index; from is a boundary before it. */
    static boolean isBoundary(String text, int from, int index) {
        if (index <= from || index >= text.length()) {
            return true;
        }
        char before = text.charAt(index - 1);
        char after = text.charAt(index);
        if (before < FIRST_MARK && after < FIRST_MARK) {
            return before != '\r' || after != '\n';
        }
        return !Character.isSurrogatePair(before, after) && isBreak(text, from, index);
    }

    private static boolean isBreak(String text, int from, int index) {
        int after = text.codePointAt(index);
        GraphemeBreak left = GraphemeBreak.of(text.codePointBefore(index));
        GraphemeBreak right = GraphemeBreak.of(after);
        if (isControl(left) || isControl(right)) {
            return true;
        }
        return switch (right) {
            case EXTEND, ZWJ, SPACING -> false;
            case REGIONAL ->
                left != GraphemeBreak.PREPEND
                        && (left != GraphemeBreak.REGIONAL || regionals(text, from, index) % 2 == 0);
            case HANGUL_L, HANGUL_LV, HANGUL_LVT -> !BEFORE_L.contains(left);
            case HANGUL_V -> !BEFORE_V.contains(left);
            case HANGUL_T -> !BEFORE_T.contains(left);
            default -> left != GraphemeBreak.PREPEND && !joined(text, from, index, left, after);
        };
    }

    private static boolean isControl(GraphemeBreak kind) {
        return kind == GraphemeBreak.CONTROL || kind == GraphemeBreak.CR || kind == GraphemeBreak.LF;
    }

    /** GB9c and GB11: a consonant behind a linker, a pictograph behind a joiner. */
    private static boolean joined(String text, int from, int index, GraphemeBreak left, int after) {
        if (left == GraphemeBreak.ZWJ && PICTOGRAPHS.contains(after)) {
            return pictographBefore(text, from, index - 1);
        }
        boolean mark = left == GraphemeBreak.ZWJ || left == GraphemeBreak.EXTEND;
        return mark && CONSONANTS.contains(after) && conjunctBefore(text, from, index);
    }

    /** GB12 and GB13 count from where the run begins; two of them are a flag. */
    private static int regionals(String text, int from, int index) {
        int count = 0;
        int at = index;
        while (at > from && GraphemeBreak.of(text.codePointBefore(at)) == GraphemeBreak.REGIONAL) {
            at -= 2;
            count++;
        }
        return count;
    }

    private static boolean pictographBefore(String text, int from, int joiner) {
        int at = joiner;
        while (at > from) {
            int before = text.codePointBefore(at);
            if (GraphemeBreak.of(before) != GraphemeBreak.EXTEND) {
                return PICTOGRAPHS.contains(before);
            }
            at -= Character.charCount(before);
        }
        return false;
    }

    private static boolean conjunctBefore(String text, int from, int index) {
        boolean linked = false;
        int at = index;
        while (at > from) {
            int before = text.codePointBefore(at);
            if (CONSONANTS.contains(before)) {
                return linked;
            }
            GraphemeBreak kind = GraphemeBreak.of(before);
            if (kind != GraphemeBreak.ZWJ && (kind != GraphemeBreak.EXTEND || before == ZERO_WIDTH_NON_JOINER)) {
                return false;
            }
            linked |= LINKERS.contains(before);
            at -= Character.charCount(before);
        }
        return false;
    }
}
