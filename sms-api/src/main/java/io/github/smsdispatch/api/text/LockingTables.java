// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/**
 * The national language locking shift tables of 3GPP TS 23.038 Annex A.3. The Indic ones are their Unicode blocks in
 * order, with codes left out where the block has no character, around a frame of Latin ones.
 *
 * <p>One cell differs from what Release 8 to 18 print: code 24 of Kannada has U+0CAA there, which is at code 3D, too,
 * and U+0CA1, which is due between U+0CA0 and U+0CA2, nowhere. It is taken for a misprint of U+0CA1.
 */
final class LockingTables {

    private static final String FRAME =
            Cells.with(Cells.none(Cells.CODES), "0A\n 0D\r 20  21! 28) 29( 2C, 2E. 3A: 3B; 3F?");

    private LockingTables() {}

    /** Returns the table of a language that has one. */
    static String of(NationalLanguage language) {
        return switch (language) {
            case SPANISH ->
                throw new IllegalArgumentException(
                        "language: received SPANISH; allowed: one with a locking shift table (Annex A.3)");
            case TURKISH -> Cells.with(DefaultTables.BASIC, "04€ 07ı 0BĞ 0Cğ 1CŞ 1Dş 40İ 60ç");
            case PORTUGUESE ->
                Cells.with(
                        DefaultTables.BASIC,
                        "04ê 06ú 07í 08ó 09ç 0BÔ 0Cô 0EÁ 0Fá 12ª 13Ç 14À 15∞ 16^ 17\\ 18€ 19Ó 1A| 1CÂ 1Dâ 1EÊ "
                                + "24º 40Í 5BÃ 5CÕ 5DÚ 60~ 7Bã 7Cõ 7D`");
            default -> Cells.fill(frame(), 0, runs(language));
        };
    }

    private static String frame() {
        StringBuilder frame = new StringBuilder(FRAME);
        for (char c = '0'; c <= '9'; c++) {
            frame.setCharAt(c, c);
        }
        for (char c = 'a'; c <= 'z'; c++) {
            frame.setCharAt(c, c);
        }
        return frame.toString();
    }

    private static String runs(NationalLanguage language) {
        return switch (language) {
            case BENGALI ->
                "0981-0983 0985-098C _2 098F-0990 _2 0993-09A8 _ 09AA-09B0 _ 09B2 _3 09B6-09B9 09BC-09C4 _2 "
                        + "09C7-09C8 _2 09CB-09CE 09D7 09DC-09DD 09F0-09F1";
            case GUJARATI ->
                "0A81-0A83 0A85-0A8D _ 0A8F-0A91 _ 0A93-0AA8 _ 0AAA-0AB0 _ 0AB2-0AB3 _ 0AB5-0AB9 0ABC-0AC5 _ "
                        + "0AC7-0AC9 _ 0ACB-0ACD 0AD0 0AE0-0AE3 0AF1";
            case HINDI -> "0901-0903 0905-0939 093C-094D 0950 0972 097B-097C 097E-097F";
            case KANNADA ->
                "_ 0C82-0C83 0C85-0C8C _ 0C8E-0C90 _ 0C92-0CA8 _ 0CAA-0CB3 _ 0CB5-0CB9 0CBC-0CC4 _ 0CC6-0CC8 _ "
                        + "0CCA-0CCD 0CD5-0CD6 0CE0-0CE3";
            case MALAYALAM ->
                "_ 0D02-0D03 0D05-0D0C _ 0D0E-0D10 _ 0D12-0D28 _ 0D2A-0D39 _ 0D3D-0D44 _ 0D46-0D48 _ 0D4A-0D4D "
                        + "0D57 0D60-0D63 0D79";
            case ORIYA ->
                "0B01-0B03 0B05-0B0C _2 0B0F-0B10 _2 0B13-0B28 _ 0B2A-0B30 _ 0B32-0B33 _ 0B35-0B39 0B3C-0B44 _2 "
                        + "0B47-0B48 _2 0B4B-0B4D 0B56-0B57 0B60-0B63";
            case PUNJABI ->
                "0A01-0A03 0A05-0A0A _4 0A0F-0A10 _2 0A13-0A28 _ 0A2A-0A30 _ 0A32-0A33 _ 0A35-0A36 _ 0A38-0A39 "
                        + "0A3C _ 0A3E-0A42 _4 0A47-0A48 _2 0A4B-0A4D 0A51 0A70-0A74";
            case TAMIL ->
                "_ 0B82-0B83 0B85-0B8A _3 0B8E-0B90 _ 0B92-0B95 _3 0B99-0B9A _ 0B9C _ 0B9E-0B9F _3 0BA3-0BA4 _3 "
                        + "0BA8-0BAA _3 0BAE-0BB9 _2 0BBE-0BC2 _3 0BC6-0BC8 _ 0BCA-0BCD 0BD0 0BD7 0BF0-0BF2 0BF9";
            case TELUGU ->
                "0C01-0C03 0C05-0C0C _ 0C0E-0C10 _ 0C12-0C28 _ 0C2A-0C33 _ 0C35-0C39 _ 0C3D-0C44 _ 0C46-0C48 _ "
                        + "0C4A-0C4D 0C55-0C56 0C60-0C63";
            case URDU ->
                "0627 0622 0628 067B 0680 067E 06A6 062A 06C2 067F 0679 067D 067A 067C 062B-062C 0681 0684 0683 "
                        + "0685-0687 062D-062F 068C 0688-068A 068F 068D 0630-0631 0691 0693 0699 0632 0696 0698 069A "
                        + "0633-0639 0641-0642 06A9-06AB 06AF 06B3 06B1 0644-0646 06BA-06BC 0648 06C4 06D5 06C1 06BE "
                        + "0621 06CC 06D0 06D2 064D 0650 064F 0657 0654-0655 0651 0653 0656 0670";
            case TURKISH, SPANISH, PORTUGUESE -> throw new AssertionError(language);
        };
    }
}
