// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.Arrays;

/**
 * The way from characters to codes: two tables by UTF-16 unit, up to the last one that has a code. Other characters cost
 * no more than the bounds check. Plain loops, for alphabets with national tables; {@link StandardCodes} are the fast ones.
 */
final class CharacterCodes {

    /** What {@link #count} returns for a text with a character that has no code. */
    static final int MISSING = -1;

    /** The escape code behind an escape code is reserved, so no character has it. */
    static final byte NO_CODE = (byte) (Cells.CODES | Cells.ESCAPE);

    /** Outweighs the sizes of the three other characters in a group of four. */
    static final byte NO_SIZE = -128;

    private static final int BITS = 7;

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
                sizes[c] = (byte) (code < Cells.CODES ? 1 : 2);
            }
        }
    }

    /** Returns the table of codes, negative for those behind the escape code and for {@link #NO_CODE}. Not a copy. */
    byte[] codes() {
        return codes;
    }

    /** Returns the table of septets, 1, 2 or {@link #NO_SIZE}. Not a copy. */
    byte[] sizes() {
        return sizes;
    }

    int septets(char c) {
        return c < sizes.length ? Math.max(0, sizes[c]) : 0;
    }

    int count(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            int size = septets(text.charAt(i));
            if (size == 0) {
                return MISSING;
            }
            septets += size;
        }
        return septets;
    }

    int encode(String text, byte[] septets, int offset) {
        int at = offset;
        for (int i = 0; i < text.length(); i++) {
            byte code = code(text.charAt(i));
            if (code < 0) {
                byte second = shifted(code, text, i);
                septets[at++] = Cells.ESCAPE;
                code = second;
            }
            septets[at++] = code;
        }
        return at - offset;
    }

    int pack(String text, byte[] octets, int at, int fillBits) {
        int out = at;
        int pending = 0;
        int bits = fillBits;
        for (int i = 0; i < text.length(); i++) {
            int code = code(text.charAt(i));
            if (code < 0) {
                pending |= (Cells.ESCAPE | shifted((byte) code, text, i) << BITS) << bits;
                bits += BITS;
            } else {
                pending |= code << bits;
            }
            bits += BITS;
            for (; bits >= Byte.SIZE; bits -= Byte.SIZE) {
                octets[out++] = (byte) pending;
                pending >>>= Byte.SIZE;
            }
        }
        if (bits > 0) {
            octets[out] = (byte) pending;
        }
        return ((out - at) * Byte.SIZE + bits - fillBits) / BITS;
    }

    private byte code(char c) {
        return c < codes.length ? codes[c] : NO_CODE;
    }

    /** Returns the septet behind the escape code. */
    static byte shifted(byte code, String text, int index) {
        if (code == NO_CODE) {
            throw new IllegalArgumentException(String.format(
                    "text: received U+%04X at index %d; allowed: characters of the alphabet",
                    text.codePointAt(index), index));
        }
        return (byte) (code & 0x7F);
    }
}
