// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** How a text is written on the air. Sizes: 3GPP TS 23.038 clause 4 and TS 23.040 clause 9.2.3.24.1. */
public enum Encoding {
    /** The GSM 7-bit default alphabet with its extension table; counted in septets. */
    GSM7(160, 153),
    /** UCS-2, in practice UTF-16BE; counted in UTF-16 units. */
    UCS2(70, 67);

    private final int single;
    private final int concatenated;

    Encoding(int single, int concatenated) {
        this.single = single;
        this.concatenated = concatenated;
    }

    /**
     * Gives the room of an SMS of one segment.
     *
     * @return units: 160 septets or 70 UTF-16 units
     */
    public int unitsInSingle() {
        return single;
    }

    /**
     * Gives the room of one of several segments, which carry a concatenation header of six octets.
     *
     * @return units: 153 septets or 67 UTF-16 units
     */
    public int unitsInConcatenated() {
        return concatenated;
    }
}
