// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/**
 * An element that this module doesn't read, kept as it is.
 *
 * @param identifier 0 to 255
 * @param data at most 156 octets
 */
public record OtherElement(int identifier, Octets data) implements HeaderElement {

    /** Room of the longest user data without the header's length and the element's identifier and length. */
    private static final int MOST = UserData.MOST_OCTETS - 3;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException when identifier or data are out of range
     */
    public OtherElement {
        Checks.octet("identifier", identifier);
        Checks.inRange("data", data.size(), 0, MOST);
    }

    static HeaderElement read(int identifier, Octets data) {
        return switch (identifier) {
            case Concatenation.IDENTIFIER_8 -> Concatenation.read(Width.BITS_8, data);
            case Concatenation.IDENTIFIER_16 -> Concatenation.read(Width.BITS_16, data);
            case ApplicationPorts.IDENTIFIER_8 -> ApplicationPorts.read(Width.BITS_8, data);
            case ApplicationPorts.IDENTIFIER_16 -> ApplicationPorts.read(Width.BITS_16, data);
            case SingleShift.IDENTIFIER -> SingleShift.read(data);
            case LockingShift.IDENTIFIER -> LockingShift.read(data);
            default -> new OtherElement(identifier, data);
        };
    }
}
