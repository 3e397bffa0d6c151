// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.Objects;

/**
 * Puts septets into octets without gaps, the first septet in the lowest bits, and takes them out again (3GPP TS 23.038
 * clause 6.1.2.1). Behind a user data header, fill bits of zero bring the first septet to a septet boundary (3GPP TS
 * 23.040 clause 9.2.3.24). Nothing here allocates; all functions are pure but for the array that they fill.
 */
public final class Septets {

    private static final int BITS = 7;

    private Septets() {}

    /**
     * Counts the octets that packed septets take.
     *
     * @param count septets, 0 or more
     * @param fillBits bits before the first septet, 0 to 6
     * @return octets, the bits left over in the last one included
     * @throws IllegalArgumentException when an argument is out of range
     */
    public static int octets(int count, int fillBits) {
        check(count, fillBits);
        return (int) (((long) count * BITS + fillBits + 7) / 8);
    }

    /**
     * Counts the septets that octets have room for.
     *
     * @param octets 0 or more
     * @param fillBits bits before the first septet, 0 to 6
     * @return septets
     * @throws IllegalArgumentException when an argument is out of range
     */
    public static int septets(int octets, int fillBits) {
        check(octets, fillBits);
        return (int) Math.max(0, ((long) octets * 8 - fillBits) / BITS);
    }

    /**
     * Counts the fill bits behind a user data header.
     *
     * @param headerOctets the whole header, its length octet included; 0 or more
     * @return 0 to 6, for example 1 behind the six octets of an 8-bit concatenation
     * @throws IllegalArgumentException when the header is negative
     */
    public static int fillBits(int headerOctets) {
        check(headerOctets, 0);
        return (BITS - (int) ((long) headerOctets * 8 % BITS)) % BITS;
    }

    /**
     * Packs septets. Bits before the first and behind the last are set to zero.
     *
     * @param septets one septet per byte; the highest bit is ignored
     * @param from index of the first septet
     * @param count how many
     * @param octets where to; must not be the same array as septets
     * @param at index of the first octet
     * @param fillBits bits before the first septet, 0 to 6
     * @return how many octets were written: {@link #octets}
     * @throws IllegalArgumentException when count or fillBits are out of range
     * @throws IndexOutOfBoundsException when an array is too short; nothing is written then
     */
    public static int pack(byte[] septets, int from, int count, byte[] octets, int at, int fillBits) {
        int written = octets(count, fillBits);
        Objects.checkFromIndexSize(from, count, septets.length);
        Objects.checkFromIndexSize(at, written, octets.length);
        int bits = fillBits;
        int pending = 0;
        int out = at;
        for (int i = from; i < from + count; i++) {
            pending |= (septets[i] & 0x7F) << bits;
            bits += BITS;
            if (bits >= 8) {
                octets[out++] = (byte) pending;
                pending >>>= 8;
                bits -= 8;
            }
        }
        if (bits > 0) {
            octets[out] = (byte) pending;
        }
        return written;
    }

    /**
     * Unpacks septets. Bits before the first and behind the last are ignored.
     *
     * @param octets packed septets
     * @param from index of the first octet
     * @param fillBits bits before the first septet, 0 to 6
     * @param septets where to, one septet per byte; must not be the same array as octets
     * @param at index of the first septet
     * @param count how many septets
     * @return how many octets were read: {@link #octets}
     * @throws IllegalArgumentException when count or fillBits are out of range
     * @throws IndexOutOfBoundsException when an array is too short; nothing is written then
     */
    public static int unpack(byte[] octets, int from, int fillBits, byte[] septets, int at, int count) {
        int read = octets(count, fillBits);
        Objects.checkFromIndexSize(from, read, octets.length);
        Objects.checkFromIndexSize(at, count, septets.length);
        int bit = fillBits;
        int in = from;
        for (int i = at; i < at + count; i++) {
            int two = octets[in] & 0xFF;
            if (bit > 1) {
                two |= (octets[in + 1] & 0xFF) << 8;
            }
            septets[i] = (byte) (two >> bit & 0x7F);
            bit += BITS;
            in += bit >> 3;
            bit &= 7;
        }
        return read;
    }

    private static void check(int count, int fillBits) {
        if (count < 0) {
            throw new IllegalArgumentException("count: received " + count + "; allowed: 0 or more");
        }
        if (fillBits < 0 || fillBits >= BITS) {
            throw new IllegalArgumentException("fillBits: received " + fillBits + "; allowed: 0 to 6");
        }
    }
}
