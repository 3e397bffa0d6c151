// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** Septets that a UTF-16 unit takes in the GSM 7-bit default alphabet. */
final class Gsm7 {

    /** 3GPP TS 23.038 clause 6.2.1, without the escape code. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** 3GPP TS 23.038 clause 6.2.1.1: behind the escape code, so two septets each. */
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private static final byte[] SEPTETS = table();

    private Gsm7() {}

    /** Returns 1 or 2 septets, or 0 for what the alphabet doesn't have. */
    static int septets(char c) {
        return c < SEPTETS.length ? SEPTETS[c] : 0;
    }

    private static byte[] table() {
        byte[] septets = new byte['€' + 1];
        BASIC.chars().forEach(c -> septets[c] = 1);
        EXTENSION.chars().forEach(c -> septets[c] = 2);
        return septets;
    }
}
