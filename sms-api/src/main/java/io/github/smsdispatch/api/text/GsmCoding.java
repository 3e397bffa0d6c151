// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.Optional;

/** Septets of an alphabet, whose national tables the header of each segment names. */
final class GsmCoding extends Coding {

    /** Identifier, length and language (3GPP TS 23.040 clauses 9.2.3.24.15 and 9.2.3.24.16). */
    private static final int SHIFT_OCTETS = 3;

    private final Gsm7Alphabet alphabet;

    GsmCoding(Gsm7Alphabet alphabet, SegmentReference reference) {
        super(
                Encoding.GSM7,
                septets(shiftOctets(alphabet)),
                septets(shiftOctets(alphabet) + reference.elementOctets()));
        this.alphabet = alphabet;
    }

    private static int shiftOctets(Gsm7Alphabet alphabet) {
        return octets(alphabet.lockingShift()) + octets(alphabet.singleShift());
    }

    private static int octets(Optional<NationalLanguage> language) {
        return language.isPresent() ? SHIFT_OCTETS : 0;
    }

    private static int septets(int elementOctets) {
        return withoutHeader(elementOctets) * 8 / 7;
    }

    Gsm7Alphabet alphabet() {
        return alphabet;
    }

    @Override
    int units(CharSequence text) {
        return alphabet.count(text);
    }

    @Override
    boolean has(char c) {
        return alphabet.septets(c) > 0;
    }

    @Override
    int units(String text, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += alphabet.septets(text.charAt(i));
        }
        return sum;
    }

    @Override
    int encode(String text, byte[] buffer) {
        return alphabet.encode(text, buffer, 0);
    }

    /** In the default alphabet nothing but an escape pair and a line end is more than one septet to keep together. */
    @Override
    int cut(String text, int units, byte[] encoded, int[] ends) {
        if (units <= single()
                || alphabet.lockingShift().isPresent()
                || alphabet.singleShift().isPresent()) {
            return super.cut(text, units, encoded, ends);
        }
        int count = 0;
        int at = 0;
        while (at < units) {
            int end = at + concatenated();
            if (end < units && isPair(encoded[end - 1], encoded[end])) {
                end--;
            }
            at = Math.min(end, units);
            ends[count++] = at;
        }
        return count;
    }

    private static boolean isPair(byte first, byte second) {
        return first == Cells.ESCAPE || first == '\r' && second == '\n';
    }

    /** An escape code and the code behind it are one character, so they stay together (TS 23.040 clause 9.2.3.24.1). */
    @Override
    int reach(String text, int from, int room) {
        int left = room;
        int at = from;
        while (at < text.length()) {
            int septets = alphabet.septets(text.charAt(at));
            if (septets == 0 || septets > left) {
                break;
            }
            left -= septets;
            at++;
        }
        return at;
    }
}
