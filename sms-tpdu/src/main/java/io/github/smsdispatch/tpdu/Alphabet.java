// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/** What user data is made of (3GPP TS 23.038 clause 4). */
public enum Alphabet {
    /** Septets: the GSM 7-bit default alphabet, or a national one where the user data header says so. */
    GSM7(0),
    /** Octets without a text. */
    OCTETS(1),
    /** UTF-16 units of two octets, the higher first. */
    UCS2(2);

    /** In the order of their codes. */
    private static final Alphabet[] ALL = values();

    private final int code;

    Alphabet(int code) {
        this.code = code;
    }

    /** The two bits of the data coding scheme. */
    int code() {
        return code;
    }

    static Alphabet ofCode(int code) {
        return ALL[code];
    }
}
