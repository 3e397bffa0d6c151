// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/**
 * The property Grapheme_Cluster_Break of a code point (Unicode UAX #29, table 2). What follows from the general category
 * is taken from the JDK, so that new marks come with it; the exceptions that the table names stand here, as of Unicode
 * 15.
 */
enum GraphemeBreak {
    OTHER,
    CR,
    LF,
    CONTROL,
    EXTEND,
    ZWJ,
    REGIONAL,
    PREPEND,
    SPACING,
    HANGUL_L,
    HANGUL_V,
    HANGUL_T,
    HANGUL_LV,
    HANGUL_LVT;

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int FIRST_MARK = 0x300;

    private static final CodePoints PREPENDED = CodePoints.of(
            "600-605 6DD 70F 890-891 8E2 D4E 110BD 110CD 111C2-111C3 1193F 11941 11A3A 11A84-11A89 11D46" + " 11F02");

    /** Other_Grapheme_Extend, Emoji_Modifier and tags: extend, though their category says otherwise. */
    private static final CodePoints EXTENDING = CodePoints.of(
            "9BE 9D7 B3E B57 BBE BD7 CC2 CD5-CD6 D3E D57 DCF DDF 1B35"
                    + " 200C 302E-302F FF9E-FF9F 1133E 11357 114B0 114BD 115AF 11930 1D165 1D16E-1D172 1F3FB-1F3FF E0020-E007F");

    /** Spacing marks by category that stand for themselves. */
    private static final CodePoints NOT_SPACING =
            CodePoints.of("102B-102C 1038 1062-1064 1067-106D 1083 1087-108C 108F 109A-109C 1A61 1A63-1A64 AA7B AA7D"
                    + " 11720-11721");

    private static final CodePoints IGNORABLE = CodePoints.of("2065 FFF0-FFF8 E0000-E001F E0080-E00FF E01F0-E0FFF");

    static GraphemeBreak of(int codePoint) {
        if (codePoint < FIRST_MARK) {
            return latin(codePoint);
        }
        if (codePoint >= 0x1100 && codePoint <= 0x11FF
                || codePoint >= 0xA960 && codePoint <= 0xA97C
                || codePoint >= 0xAC00 && codePoint <= 0xD7FB) {
            return hangul(codePoint);
        }
        if (codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF) {
            return REGIONAL;
        }
        return byCategory(codePoint);
    }

    private static GraphemeBreak latin(int c) {
        if (c == '\r') {
            return CR;
        }
        return c == '\n' ? LF : Character.isISOControl(c) || c == 0xAD ? CONTROL : OTHER;
    }

    private static GraphemeBreak hangul(int c) {
        if (c <= 0x115F || c >= 0xA960 && c <= 0xA97C) {
            return HANGUL_L;
        }
        if (c <= 0x11A7 || c >= 0xD7B0 && c <= 0xD7C6) {
            return HANGUL_V;
        }
        if (c <= 0x11FF || c >= 0xD7CB) {
            return HANGUL_T;
        }
        return c > 0xD7A3 ? OTHER : (c - 0xAC00) % 28 == 0 ? HANGUL_LV : HANGUL_LVT;
    }

    private static GraphemeBreak byCategory(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> EXTEND;
            case Character.COMBINING_SPACING_MARK ->
                EXTENDING.contains(c) ? EXTEND : NOT_SPACING.contains(c) ? OTHER : SPACING;
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                CONTROL;
            case Character.FORMAT ->
                c == ZERO_WIDTH_JOINER
                        ? ZWJ
                        : EXTENDING.contains(c) ? EXTEND : PREPENDED.contains(c) ? PREPEND : CONTROL;
            case Character.UNASSIGNED -> IGNORABLE.contains(c) ? CONTROL : PREPENDED.contains(c) ? PREPEND : OTHER;
            case Character.OTHER_LETTER -> c == 0xE33 || c == 0xEB3 ? SPACING : PREPENDED.contains(c) ? PREPEND : OTHER;
            case Character.MODIFIER_LETTER, Character.MODIFIER_SYMBOL -> EXTENDING.contains(c) ? EXTEND : OTHER;
            default -> OTHER;
        };
    }
}
