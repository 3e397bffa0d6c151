// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** How wide the number is by which a phone puts the segments of one SMS together. */
public enum SegmentReference {
    /** One octet (3GPP TS 23.040 clause 9.2.3.24.1): 153 septets, 67 UTF-16 units or 134 octets in a segment. The default. */
    EIGHT_BIT(5),
    /** Two octets (clause 9.2.3.24.8), for many SMS to one phone at a time: 152 septets, 66 units or 133 octets. */
    SIXTEEN_BIT(6);

    private final int elementOctets;

    SegmentReference(int elementOctets) {
        this.elementOctets = elementOctets;
    }

    /**
     * Gives the size of the information element.
     *
     * @return octets, with the octets for its identifier and length
     */
    public int elementOctets() {
        return elementOctets;
    }
}
