// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/**
 * TP-FCS, why a TPDU was refused (3GPP TS 23.040 clause 9.2.3.22). Modems show the same numbers, in decimal, as
 * {@code +CMS ERROR} 128 to 255 (3GPP TS 27.005 clause 3.2.5).
 *
 * @param octet 128 to 255
 */
public record FailureCause(int octet) {

    static final int FIRST = 0x80;

    /**
     * Checks the octet.
     *
     * @throws IllegalArgumentException when it is below 128, which is reserved, or above 255
     */
    public FailureCause {
        Checks.inRange("failure cause", octet, FIRST, 0xFF);
    }

    /**
     * Says it in words, for people.
     *
     * @return the octet and what it stands for
     */
    public String describe() {
        String unknown = octet >= 0xE0 ? "the application's own" : "reserved";
        return String.format("TP-FCS 0x%02X: %s", octet, Words.FAILURE.getOrDefault(octet, unknown));
    }

    @Override
    public String toString() {
        return "FailureCause[" + describe() + "]";
    }
}
