// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What {@link CharacterCodes} do, for the default alphabet and fast. Its tables are constants for the JIT compiler, which
 * then drops the bounds check for Latin texts; as fields of an object they cost half as much again.
 */
final class StandardCodes {

    static final CharacterCodes TABLES = new CharacterCodes(DefaultTables.BASIC + DefaultTables.EXTENSION);

    private static final byte[] CODES = TABLES.codes();

    private static final byte[] SIZES = TABLES.sizes();

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int BITS = 7;

    /** One or two septets in a long: their bits, and from this bit on how many bits they are. */
    private static final int LENGTH = 32;

    private static final long CONTENT = (1L << LENGTH) - 1;

    private StandardCodes() {}

    static int count(String text) {
        int length = text.length();
        int septets = 0;
        int i = 0;
        for (; i < length - 3; i += 4) {
            int four = size(text.charAt(i))
                    + size(text.charAt(i + 1))
                    + size(text.charAt(i + 2))
                    + size(text.charAt(i + 3));
            if (four < 0) {
                return CharacterCodes.MISSING;
            }
            septets += four;
        }
        for (; i < length; i++) {
            int one = size(text.charAt(i));
            if (one < 0) {
                return CharacterCodes.MISSING;
            }
            septets += one;
        }
        return septets;
    }

    static int encode(String text, byte[] septets, int offset) {
        int length = text.length();
        int shift = offset;
        int i = encodePlain(text, 0, septets, shift);
        while (i < length) {
            byte second = CharacterCodes.shifted(code(text.charAt(i)), text, i);
            septets[shift + i] = Cells.ESCAPE;
            shift++;
            septets[shift + i] = second;
            i = encodePlain(text, i + 1, septets, shift);
        }
        return length + shift - offset;
    }

    /** Encodes up to the first character that doesn't take one septet, and returns its index: a tight loop of its own. */
    private static int encodePlain(String text, int from, byte[] septets, int shift) {
        int length = text.length();
        int i = from;
        for (; i < length; i++) {
            int code = code(text.charAt(i));
            if (code < 0) {
                break;
            }
            septets[shift + i] = (byte) code;
        }
        return i;
    }

    static int pack(String text, byte[] octets, int at, int fillBits) {
        int length = text.length();
        int out = at;
        long pending = 0;
        int bits = fillBits;
        int i = 0;
        for (; i < length - 3; i += 4) {
            int a = code(text.charAt(i));
            int b = code(text.charAt(i + 1));
            int c = code(text.charAt(i + 2));
            int d = code(text.charAt(i + 3));
            if ((a | b | c | d) >= 0) {
                pending |= (long) (a | b << BITS | c << 2 * BITS | d << 3 * BITS) << bits;
                bits += 4 * BITS;
            } else {
                long two = pair(a, b, text, i);
                pending |= (two & CONTENT) << bits;
                bits += (int) (two >>> LENGTH);
                if (bits >= Integer.SIZE) {
                    INTS.set(octets, out, (int) pending);
                    out += Integer.BYTES;
                    pending >>>= Integer.SIZE;
                    bits -= Integer.SIZE;
                }
                two = pair(c, d, text, i + 2);
                pending |= (two & CONTENT) << bits;
                bits += (int) (two >>> LENGTH);
            }
            if (bits >= Integer.SIZE) {
                INTS.set(octets, out, (int) pending);
                out += Integer.BYTES;
                pending >>>= Integer.SIZE;
                bits -= Integer.SIZE;
            }
        }
        for (; i < length; i++) {
            long one = single(code(text.charAt(i)), text, i);
            pending |= (one & CONTENT) << bits;
            bits += (int) (one >>> LENGTH);
            for (; bits >= Byte.SIZE; bits -= Byte.SIZE) {
                octets[out++] = (byte) pending;
                pending >>>= Byte.SIZE;
            }
        }
        int septets = ((out - at) * Byte.SIZE + bits - fillBits) / BITS;
        for (; bits > 0; bits -= Byte.SIZE) {
            octets[out++] = (byte) pending;
            pending >>>= Byte.SIZE;
        }
        return septets;
    }

    /** Returns a character's septets: content and length. */
    private static long single(int code, String text, int index) {
        if (code >= 0) {
            return code | (long) BITS << LENGTH;
        }
        long second = CharacterCodes.shifted((byte) code, text, index);
        return Cells.ESCAPE | second << BITS | 2L * BITS << LENGTH;
    }

    /** Returns two characters' septets: content and length, at most 28 bits. */
    private static long pair(int first, int second, String text, int index) {
        long one = single(first, text, index);
        long two = single(second, text, index + 1);
        return one + ((two & CONTENT) << (int) (one >>> LENGTH)) + (two >>> LENGTH << LENGTH);
    }

    private static byte code(char c) {
        return c < CODES.length ? CODES[c] : CharacterCodes.NO_CODE;
    }

    private static int size(char c) {
        return c < SIZES.length ? SIZES[c] : CharacterCodes.NO_SIZE;
    }
}
