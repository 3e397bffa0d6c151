// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Set;

/** Percent-encoding in any charset, which must have all characters: a question mark in their place would be a lie. */
final class Percent {

    /** RFC 3986 section 2.3. */
    static final BitSet UNRESERVED = safe("-._~");

    /** WHATWG URL standard, application/x-www-form-urlencoded percent-encode set. */
    static final BitSet FORM = safe("-._*");

    /** Charsets in which a character of ASCII is the octet of its number. */
    private static final Set<Charset> LIKE_ASCII =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);

    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    private Percent() {}

    static String encode(String value, Charset charset, BitSet safe, String blank) throws UnwritableException {
        int done = plain(value, safe);
        if (done == value.length()) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length() + 64).append(value, 0, done);
        if (LIKE_ASCII.contains(charset)) {
            // An encoder of its own for each text would cost more than all the rest.
            while (done < value.length() && value.charAt(done) < 128) {
                write(value.charAt(done++), safe, blank, out);
            }
        }
        if (done < value.length()) {
            ByteBuffer octets = bytes(value.substring(done), charset);
            while (octets.hasRemaining()) {
                write(octets.get() & 0xff, safe, blank, out);
            }
        }
        return out.toString();
    }

    private static void write(int octet, BitSet safe, String blank, StringBuilder out) {
        if (safe.get(octet)) {
            out.append((char) octet);
        } else if (octet == ' ') {
            out.append(blank);
        } else {
            out.append('%').append(DIGITS[octet >> 4]).append(DIGITS[octet & 15]);
        }
    }

    /** The value itself, when the charset has all its characters. */
    static String checked(String value, Charset charset) throws UnwritableException {
        if (!charset.newEncoder().canEncode(value)) {
            throw unknown(value, charset);
        }
        return value;
    }

    private static ByteBuffer bytes(String value, Charset charset) throws UnwritableException {
        try {
            // Encoders made this way report what they can't encode.
            return charset.newEncoder().encode(CharBuffer.wrap(value));
        } catch (CharacterCodingException e) {
            throw unknown(value, charset);
        }
    }

    private static UnwritableException unknown(String value, Charset charset) {
        int culprit = value.codePoints()
                .filter(c -> !charset.newEncoder().canEncode(new String(Character.toChars(c))))
                .findFirst()
                .orElse('?');
        return UnwritableException.character(culprit, charset.name());
    }

    private static int plain(String value, BitSet safe) {
        int i = 0;
        while (i < value.length() && value.charAt(i) < 128 && safe.get(value.charAt(i))) {
            i++;
        }
        return i;
    }

    private static BitSet safe(String marks) {
        BitSet set = new BitSet(256);
        set.set('a', 'z' + 1);
        set.set('A', 'Z' + 1);
        set.set('0', '9' + 1);
        for (byte mark : marks.getBytes(StandardCharsets.US_ASCII)) {
            set.set(mark);
        }
        return set;
    }
}
