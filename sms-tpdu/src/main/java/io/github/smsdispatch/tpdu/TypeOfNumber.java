// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/** How an address is to be read (3GPP TS 23.040 clause 9.1.2.5, bits 6 to 4); in the order of their codes. */
public enum TypeOfNumber {
    /** As the network thinks best: what modems expect for national numbers and short codes. */
    UNKNOWN,
    /** With country code, without a prefix. */
    INTERNATIONAL,
    /** Without country code and prefix. */
    NATIONAL,
    /** A number of the network's own administration. */
    NETWORK_SPECIFIC,
    /** A number as dialled locally. */
    SUBSCRIBER,
    /** A name in the GSM 7-bit default alphabet. */
    ALPHANUMERIC,
    /** An abbreviated number. */
    ABBREVIATED,
    /** Reserved for extension. */
    RESERVED;

    private static final TypeOfNumber[] ALL = values();

    int bits() {
        return ordinal() << 4;
    }

    static TypeOfNumber ofOctet(int typeOfAddress) {
        return ALL[typeOfAddress >> 4 & 7];
    }
}
