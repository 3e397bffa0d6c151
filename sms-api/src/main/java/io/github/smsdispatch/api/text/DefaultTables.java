// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** The tables of 3GPP TS 23.038 that need no national language: 128 characters by code, U+0000 where there is none. */
final class DefaultTables {

    /** Clause 6.2.1; code 1B is the escape code. */
    static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\0ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Clause 6.2.1.1: behind the escape code. */
    static final String EXTENSION = "\0".repeat(10) + "\f" + "\0".repeat(9) + "^" + "\0".repeat(19) + "{}\0\0\0\0\0\\"
            + "\0".repeat(12) + "[~]\0" + "|" + "\0".repeat(36) + "€" + "\0".repeat(26);

    private DefaultTables() {}
}
