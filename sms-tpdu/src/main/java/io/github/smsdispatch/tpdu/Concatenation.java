// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/**
 * One of several segments (3GPP TS 23.040 clauses 9.2.3.24.1 and 9.2.3.24.8).
 *
 * @param width the size of the reference
 * @param reference the same in all segments of an SMS
 * @param total how many segments, 1 to 255
 * @param number which one this is, 1 to total
 */
public record Concatenation(Width width, int reference, int total, int number) implements HeaderElement {

    static final int IDENTIFIER_8 = 0x00;
    static final int IDENTIFIER_16 = 0x08;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public Concatenation {
        width.check("reference", reference);
        Checks.inRange("total", total, 1, 0xFF);
        Checks.inRange("number", number, 1, total);
    }

    @Override
    public int identifier() {
        return width == Width.BITS_8 ? IDENTIFIER_8 : IDENTIFIER_16;
    }

    @Override
    public Octets data() {
        byte[] data = new byte[width.octets() + 2];
        int at = width.put(data, 0, reference);
        data[at] = (byte) total;
        data[at + 1] = (byte) number;
        return Octets.owning(data);
    }

    /** A count of 0, or a number of 0 or above the count: the element shall be ignored, the clauses say. */
    static HeaderElement read(Width width, Octets data) {
        int size = width.octets();
        if (data.size() == size + 2) {
            int total = data.get(size);
            int number = data.get(size + 1);
            if (number >= 1 && number <= total) {
                return new Concatenation(width, width.get(data, 0), total, number);
            }
        }
        return new OtherElement(width == Width.BITS_8 ? IDENTIFIER_8 : IDENTIFIER_16, data);
    }
}
