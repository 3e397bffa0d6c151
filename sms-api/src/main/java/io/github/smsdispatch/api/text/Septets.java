// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Puts septets into octets without gaps, the first septet in the lowest bits, and takes them out again (3GPP TS 23.038
 * clause 6.1.2.1). Behind a user data header, fill bits of zero bring the first septet to a septet boundary (3GPP TS
 * 23.040 clause 9.2.3.24). Nothing here allocates; all functions are pure but for the array that they fill.
 */
public final class Septets {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int BITS = 7;

    /** Eight septets are seven octets. */
    private static final int EIGHT = 8;

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
        int end = from + count;
        int last = at + written;
        int i = from;
        int out = at;
        long pending = 0;
        // Eight octets are written for seven, so not where the eighth would be somebody else's.
        for (; i <= end - EIGHT && out <= last - Long.BYTES; i += EIGHT) {
            long eight = squeezed((long) LONGS.get(septets, i));
            LONGS.set(octets, out, pending | eight << fillBits);
            pending = eight >>> EIGHT * BITS - fillBits;
            out += BITS;
        }
        int bits = fillBits;
        for (; i < end; i++) {
            pending |= (long) (septets[i] & 0x7F) << bits;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                octets[out++] = (byte) pending;
                pending >>>= Byte.SIZE;
                bits -= Byte.SIZE;
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
        int end = at + count;
        int i = at;
        int in = from;
        for (; i <= end - EIGHT && in <= octets.length - Long.BYTES; i += EIGHT) {
            LONGS.set(septets, i, spread((long) LONGS.get(octets, in) >>> fillBits));
            in += BITS;
        }
        int bit = fillBits;
        for (; i < end; i++) {
            int two = octets[in] & 0xFF;
            if (bit > 1) {
                two |= (octets[in + 1] & 0xFF) << Byte.SIZE;
            }
            septets[i] = (byte) (two >> bit & 0x7F);
            bit += BITS;
            in += bit >> 3;
            bit &= 7;
        }
        return read;
    }

    /** Brings eight septets, one per byte, together in 56 bits: by pairs, by fours, all. */
    private static long squeezed(long bytes) {
        long pairs = bytes & 0x007F_007F_007F_007FL | (bytes & 0x7F00_7F00_7F00_7F00L) >>> 1;
        long fours = pairs & 0x0000_3FFF_0000_3FFFL | (pairs & 0x3FFF_0000_3FFF_0000L) >>> 2;
        return fours & 0x0FFF_FFFFL | (fours & 0x0FFF_FFFF_0000_0000L) >>> 4;
    }

    /** The way back from {@link #squeezed}. */
    private static long spread(long bits) {
        long fours = bits & 0x0FFF_FFFFL | (bits & 0x00FF_FFFF_F000_0000L) << 4;
        long pairs = fours & 0x0000_3FFF_0000_3FFFL | (fours & 0x0FFF_C000_0FFF_C000L) << 2;
        return pairs & 0x007F_007F_007F_007FL | (pairs & 0x3F80_3F80_3F80_3F80L) << 1;
    }

    private static void check(int count, int fillBits) {
        if (count < 0) {
            throw new IllegalArgumentException("count: received " + count + "; allowed: 0 or more");
        }
        checkFillBits(fillBits);
    }

    static void checkFillBits(int fillBits) {
        if (fillBits < 0 || fillBits >= BITS) {
            throw new IllegalArgumentException("fillBits: received " + fillBits + "; allowed: 0 to 6");
        }
    }
}
