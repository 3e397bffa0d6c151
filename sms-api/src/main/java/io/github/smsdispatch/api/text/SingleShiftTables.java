// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/**
 * The national language single shift tables of 3GPP TS 23.038 Annex A.2, which stand behind the escape code in place of
 * the default extension table and hold its characters, too (but for the euro sign, which the Telugu table lacks). The
 * Indic ones and Urdu have a frame in common.
 *
 * <p>Some editions misprint digits: U+06CC and U+06CD for codes 22 and 23 of Telugu, U+0BEF twice (codes 24 and 25 of
 * Tamil). Here digits are in order.
 */
final class SingleShiftTables {

    /** Behind these codes each language has its own characters. */
    private static final String COMMON = "@£$¥¿\"¤%&'\f*+\0-/<=>¡^¡_#*";

    private SingleShiftTables() {}

    /** Returns the table of a language. */
    static String of(NationalLanguage language) {
        return switch (language) {
            case TURKISH -> Cells.with(DefaultTables.EXTENSION, "47Ğ 49İ 53Ş 63ç 67ğ 69ı 73ş");
            case SPANISH -> Cells.with(DefaultTables.EXTENSION, "09ç 41Á 49Í 4FÓ 55Ú 61á 69í 6Fó 75ú");
            case PORTUGUESE ->
                Cells.with(
                        DefaultTables.EXTENSION,
                        "05ê 09ç 0BÔ 0Cô 0EÁ 0Fá 12Φ 13Γ 15Ω 16Π 17Ψ 18Σ 19Θ 1FÊ 41À 49Í 4FÓ 55Ú 5BÃ 5CÕ 61Â 69í 6Fó "
                                + "75ú 7Bã 7Cõ 7Fâ");
            case TELUGU -> Cells.with(frame(language), "65" + Cells.NONE);
            default -> frame(language);
        };
    }

    private static String frame(NationalLanguage language) {
        String latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        String behind = DefaultTables.EXTENSION.substring(COMMON.length());
        StringBuilder frame = new StringBuilder(COMMON).append(behind);
        return Cells.fill(frame.replace('A', 'Z' + 1, latin).toString(), COMMON.length(), runs(language));
    }

    private static String runs(NationalLanguage language) {
        return switch (language) {
            case BENGALI -> "09E6-09EF 09DF-09E3 09F2-09FA";
            case GUJARATI -> "0964-0965 0AE6-0AEF";
            case HINDI -> "0964-096F 0951-0954 0958-0963 0970-0971";
            case KANNADA -> "0964-0965 0CE6-0CEF 0CDE 0CF1-0CF2";
            case MALAYALAM -> "0964-0965 0D66-0D75 0D7A-0D7F";
            case ORIYA -> "0964-0965 0B66-0B6F 0B5C-0B5D 0B5F 0B70-0B71";
            case PUNJABI -> "0964-0965 0A66-0A6F 0A59-0A5C 0A5E 0A75";
            case TAMIL -> "0964-0965 0BE6-0BEF 0BF3-0BF8 0BFA";
            case TELUGU -> "_2 0C66-0C6F 0C58-0C59 0C78-0C7F";
            case URDU -> "0600-0601 06F0-06F9 060C-0614 061B 061F 0640 0652 0658 066B-066C 0672-0673 06CD 06D4";
            case TURKISH, SPANISH, PORTUGUESE -> throw new AssertionError(language);
        };
    }
}
