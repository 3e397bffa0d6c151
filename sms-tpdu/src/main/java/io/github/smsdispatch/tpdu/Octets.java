// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Octets that nobody can change. {@link #toString()} tells only how many they are, because a whole TPDU holds a phone
 * number and a text; {@link #hex()} shows them.
 */
public final class Octets {

    /** No octet at all. */
    public static final Octets NONE = new Octets(new byte[0]);

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies octets.
     *
     * @param bytes any number of octets
     * @return the octets
     */
    public static Octets of(byte... bytes) {
        return bytes.length == 0 ? NONE : new Octets(bytes.clone());
    }

    /**
     * Reads pairs of hexadecimal digits.
     *
     * @param hex digits of either case, an even number of them, nothing else
     * @return the octets
     * @throws IllegalArgumentException when the text is something else; names the position, never the text
     */
    public static Octets ofHex(String hex) {
        int bad = firstBadDigit(hex);
        if (bad >= 0) {
            throw new IllegalArgumentException("hex: received " + hex.length() + " characters, wrong at " + bad
                    + "; allowed: an even number of hexadecimal digits");
        }
        return new Octets(HexFormat.of().parseHex(hex));
    }

    /** Returns where a text stops being pairs of hexadecimal digits, or -1. */
    static int firstBadDigit(String hex) {
        for (int i = 0; i < hex.length(); i++) {
            if (!HexFormat.isHexDigit(hex.charAt(i))) {
                return i;
            }
        }
        return hex.length() % 2 == 0 ? -1 : hex.length();
    }

    /** Takes bytes that nobody else holds. */
    static Octets owning(byte[] bytes) {
        return bytes.length == 0 ? NONE : new Octets(bytes);
    }

    /**
     * Counts the octets.
     *
     * @return 0 or more
     */
    public int size() {
        return bytes.length;
    }

    /**
     * Gives one octet.
     *
     * @param index 0 to {@code size() - 1}
     * @return 0 to 255
     * @throws IndexOutOfBoundsException when there is no such octet
     */
    public int get(int index) {
        return bytes[index] & 0xFF;
    }

    /**
     * Copies the octets out.
     *
     * @return a new array
     */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /**
     * Shows the octets as modems write them.
     *
     * @return two capital hexadecimal digits each
     */
    public String hex() {
        return HEX.formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Octets[" + bytes.length + "]";
    }
}
