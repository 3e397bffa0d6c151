// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/** What user data is made of (3GPP TS 23.038 clause 4); in the order of the codes of the general group. */
public enum Alphabet {
    /** Septets: the GSM 7-bit default alphabet, or a national one where the user data header says so. */
    GSM7,
    /** Octets without a text. */
    OCTETS,
    /** UTF-16 units of two octets, the higher first. */
    UCS2
}
