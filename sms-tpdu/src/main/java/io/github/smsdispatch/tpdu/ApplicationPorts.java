// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/**
 * The applications that talk (3GPP TS 23.040 clauses 9.2.3.24.3 and 9.2.3.24.4).
 *
 * @param width the size of a port
 * @param destination port of the receiver
 * @param originator port of the sender
 */
public record ApplicationPorts(Width width, int destination, int originator) implements HeaderElement {

    static final int IDENTIFIER_8 = 0x04;
    static final int IDENTIFIER_16 = 0x05;

    /**
     * Checks the ports.
     *
     * @throws IllegalArgumentException when one doesn't fit the width
     */
    public ApplicationPorts {
        width.check("destination", destination);
        width.check("originator", originator);
    }

    @Override
    public int identifier() {
        return width == Width.BITS_8 ? IDENTIFIER_8 : IDENTIFIER_16;
    }

    @Override
    public Octets data() {
        byte[] data = new byte[width.octets() * 2];
        width.put(data, width.put(data, 0, destination), originator);
        return Octets.owning(data);
    }

    static HeaderElement read(Width width, Octets data) {
        int size = width.octets();
        if (data.size() == size * 2) {
            return new ApplicationPorts(width, width.get(data, 0), width.get(data, size));
        }
        return new OtherElement(width == Width.BITS_8 ? IDENTIFIER_8 : IDENTIFIER_16, data);
    }
}
