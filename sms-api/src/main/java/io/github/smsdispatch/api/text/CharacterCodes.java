// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The way from characters to codes. Two tables by UTF-16 unit, up to the last one that has a code; a bounds check is all
 * that other characters cost. The loops allocate nothing and call nothing per character that is not compiled into them.
 */
final class CharacterCodes {

    /** What {@link #count} returns for a text with a character that has no code. */
    static final int MISSING = -1;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int BITS = 7;

    /** Set in a code that stands behind the escape code, so that such codes are negative. */
    private static final int SHIFTED = 0x80;

    /** The escape code behind an escape code is reserved, so no character has it. */
    private static final byte NO_CODE = (byte) (SHIFTED | Cells.ESCAPE);

    /** Outweighs the sizes of the three other characters in a group. */
    private static final byte NO_SIZE = -128;

    private final byte[] codes;
    private final byte[] sizes;

    /**
     * Turns tables round.
     *
     * @param chars the characters of one septet by code, then those of two
     */
    CharacterCodes(String chars) {
        int end = chars.chars().max().orElseThrow() + 1;
        codes = new byte[end];
        sizes = new byte[end];
        Arrays.fill(codes, NO_CODE);
        Arrays.fill(sizes, NO_SIZE);
        // From the end: what stands at two codes gets the first, and what stands in both tables takes one septet.
        for (int code = chars.length() - 1; code >= 0; code--) {
            char c = chars.charAt(code);
            if (c != Cells.NONE) {
                codes[c] = (byte) code;
                sizes[c] = (byte) (code < SHIFTED ? 1 : 2);
            }
        }
    }

    int septets(char c) {
        return Math.max(0, size(c));
    }

    int count(String text) {
        int length = text.length();
        int septets = 0;
        int i = 0;
        for (; i < length - 3; i += 4) {
            int four = size(text.charAt(i))
                    + size(text.charAt(i + 1))
                    + size(text.charAt(i + 2))
                    + size(text.charAt(i + 3));
            if (four < 0) {
                return MISSING;
            }
            septets += four;
        }
        for (; i < length; i++) {
            int one = size(text.charAt(i));
            if (one < 0) {
                return MISSING;
            }
            septets += one;
        }
        return septets;
    }

    int encode(String text, byte[] septets, int offset) {
        int length = text.length();
        int shift = offset;
        int i = 0;
        while (true) {
            i = encodePlain(text, i, septets, shift);
            if (i == length) {
                return length + shift - offset;
            }
            byte code = shifted(text, i);
            septets[shift + i] = Cells.ESCAPE;
            shift++;
            septets[shift + i] = code;
            i++;
        }
    }

    /** Encodes up to the first character that takes not one septet, and returns its index. A tight loop of its own. */
    private int encodePlain(String text, int from, byte[] septets, int shift) {
        int length = text.length();
        int i = from;
        for (; i < length; i++) {
            byte code = code(text.charAt(i));
            if (code < 0) {
                break;
            }
            septets[shift + i] = code;
        }
        return i;
    }

    int pack(String text, byte[] octets, int at, int fillBits) {
        int length = text.length();
        int out = at;
        long pending = 0;
        int bits = fillBits;
        int i = 0;
        while (i < length) {
            int plain = i < length - 3 ? fourPlain(text, i) : -1;
            if (plain >= 0) {
                pending |= (long) plain << bits;
                bits += 4 * BITS;
                i += 4;
            } else {
                byte code = code(text.charAt(i));
                if (code < 0) {
                    pending |= (Cells.ESCAPE | (long) shifted(text, i) << BITS) << bits;
                    bits += BITS;
                } else {
                    pending |= (long) code << bits;
                }
                bits += BITS;
                i++;
            }
            if (bits >= Integer.SIZE) {
                INTS.set(octets, out, (int) pending);
                out += Integer.BYTES;
                pending >>>= Integer.SIZE;
                bits -= Integer.SIZE;
            }
        }
        int septets = ((out - at) * Byte.SIZE + bits - fillBits) / BITS;
        for (; bits > 0; bits -= Byte.SIZE) {
            octets[out++] = (byte) pending;
            pending >>>= Byte.SIZE;
        }
        return septets;
    }

    /** Returns four septets in 28 bits, or something negative when not all are of one septet. */
    private int fourPlain(String text, int i) {
        int a = code(text.charAt(i));
        int b = code(text.charAt(i + 1));
        int c = code(text.charAt(i + 2));
        int d = code(text.charAt(i + 3));
        return (a | b | c | d) < 0 ? -1 : a | b << BITS | c << 2 * BITS | d << 3 * BITS;
    }

    private byte code(char c) {
        return c < codes.length ? codes[c] : NO_CODE;
    }

    private int size(char c) {
        return c < sizes.length ? sizes[c] : NO_SIZE;
    }

    /** Returns the code behind the escape code of a character that doesn't take one septet. */
    private byte shifted(String text, int index) {
        byte code = code(text.charAt(index));
        if (code == NO_CODE) {
            throw new IllegalArgumentException(String.format(
                    "text: received U+%04X at index %d; allowed: characters of the alphabet",
                    text.codePointAt(index), index));
        }
        return (byte) (code & ~SHIFTED);
    }
}
