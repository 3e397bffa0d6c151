// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** The tables of 3GPP TS 23.038 that need no national language, by code. */
final class DefaultTables {

    /** Clause 6.2.1. */
    static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\0ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /**
     * Clause 6.2.1.1: behind the escape code. Code 0A is a page break, code 0D a control character without a meaning, so
     * it is read as in the other table.
     */
    static final String EXTENSION = Cells.with(Cells.none(Cells.CODES), "0A\f 14^ 28{ 29} 2F\\ 3C[ 3D~ 3E] 40| 65€");

    private DefaultTables() {}
}
