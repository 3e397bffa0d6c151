// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/** How an address is to be read (3GPP TS 23.040 clause 9.1.2.5, bits 6 to 4). */
public enum TypeOfNumber {
    /** As the network thinks best: what modems expect for national numbers and short codes. */
    UNKNOWN(0),
    /** With country code, without a prefix. */
    INTERNATIONAL(1),
    /** Without country code and prefix. */
    NATIONAL(2),
    /** A number of the network's own administration. */
    NETWORK_SPECIFIC(3),
    /** A number as dialled locally. */
    SUBSCRIBER(4),
    /** A name in the GSM 7-bit default alphabet. */
    ALPHANUMERIC(5),
    /** An abbreviated number. */
    ABBREVIATED(6),
    /** Reserved for extension. */
    RESERVED(7);

    /** In the order of their codes. */
    private static final TypeOfNumber[] ALL = values();

    private final int code;

    TypeOfNumber(int code) {
        this.code = code;
    }

    int bits() {
        return code << 4;
    }

    static TypeOfNumber ofOctet(int typeOfAddress) {
        return ALL[typeOfAddress >> 4 & 7];
    }
}
