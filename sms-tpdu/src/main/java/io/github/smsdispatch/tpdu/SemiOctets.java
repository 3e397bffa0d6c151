// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.util.Optional;

/** Digits in halves of octets, the first in bits 3 to 0 (3GPP TS 23.040 clause 9.1.2.3). */
final class SemiOctets {

    static final String DIGITS = "0123456789*#abc";

    private static final int END = 0xF;

    private SemiOctets() {}

    /** Writes digits; an odd count is filled up with 1111. */
    static Octets encode(String digits) {
        byte[] octets = new byte[(digits.length() + 1) / 2];
        for (int i = 0; i < octets.length; i++) {
            int low = DIGITS.indexOf(digits.charAt(2 * i));
            int high = 2 * i + 1 < digits.length() ? DIGITS.indexOf(digits.charAt(2 * i + 1)) : END;
            octets[i] = (byte) (high << 4 | low);
        }
        return Octets.owning(octets);
    }

    /**
     * Reads digits.
     *
     * @return without fillers at the end, which some networks count as digits; empty when a filler stands before a digit
     */
    static Optional<String> decode(Octets octets, int count) {
        StringBuilder digits = new StringBuilder(count);
        boolean ended = false;
        for (int i = 0; i < count; i++) {
            int code = octets.get(i / 2) >> (i % 2 * 4) & 0xF;
            if (code == END) {
                ended = true;
            } else if (ended) {
                return Optional.empty();
            } else {
                digits.append(DIGITS.charAt(code));
            }
        }
        return Optional.of(digits.toString());
    }

    /** Writes a number of two digits, the tens in bits 3 to 0. */
    static int swapped(long number) {
        return (int) (number % 10 << 4 | number / 10);
    }

    /** Reads a number of two digits; one above 9 counts as 0 (3GPP TS 23.040 clause 9.2.3.11). */
    static int number(int octet) {
        return digit(octet & 0xF) * 10 + digit(octet >> 4);
    }

    private static int digit(int code) {
        return code > 9 ? 0 : code;
    }
}
