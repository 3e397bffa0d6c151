// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/**
 * One way to write a text: what a unit is, and how many a segment holds beside the header that the way needs. The header
 * is a length octet and its elements (3GPP TS 23.040 clause 9.2.3.24); without elements there is none.
 */
abstract class Coding {

    /** TP-User-Data of one segment: 140 octets, which are 160 septets (3GPP TS 23.040 clause 9.2.3.16). */
    static final int OCTETS = 140;

    /** What {@link #units} returns for a text that can't be written so. */
    static final int MISSING = Gsm7Alphabet.MISSING;

    private final Encoding encoding;
    private final int single;
    private final int concatenated;

    Coding(Encoding encoding, int single, int concatenated) {
        this.encoding = encoding;
        this.single = single;
        this.concatenated = concatenated;
    }

    static int withoutHeader(int elementOctets) {
        return elementOctets == 0 ? OCTETS : OCTETS - 1 - elementOctets;
    }

    final Encoding encoding() {
        return encoding;
    }

    final int single() {
        return single;
    }

    final int concatenated() {
        return concatenated;
    }

    abstract int units(CharSequence text);

    /** Counts the units of a part that can be written so. */
    abstract int units(String text, int from, int to);

    /** Writes a text, a septet a byte or a UTF-16 unit in two; returns how many bytes that took. */
    abstract int encode(String text, byte[] buffer);

    /** Returns the end of the longest part that begins at a place, can be written so, and has no more units than the room. */
    abstract int reach(String text, int from, int room);

    /** Tells whether a UTF-16 unit can be written so. */
    abstract boolean has(char c);

    /** Counts the segments of a text that has so many units. */
    final int segments(String text, int units) {
        if (units <= single) {
            return 1;
        }
        int count = 0;
        for (int at = 0; at < text.length(); at = end(text, at, concatenated, units)) {
            count++;
        }
        return count;
    }

    /** Returns the end of a segment in a text that has so many units. */
    final int end(String text, int from, int room, int units) {
        // Every UTF-16 unit is one unit: nothing to be counted.
        int most = units == text.length() ? Math.min(text.length(), from + room) : reach(text, from, room);
        return whole(text, from, most);
    }

    /** Fills in where each segment of an encoded text ends, in units from the begin of the text; returns how many. */
    int cut(String text, int units, byte[] encoded, int[] ends) {
        if (units <= single) {
            ends[0] = units;
            return 1;
        }
        int count = 0;
        int at = 0;
        int sum = 0;
        while (at < text.length()) {
            int end = end(text, at, concatenated, units);
            sum += units(text, at, end);
            ends[count++] = sum;
            at = end;
        }
        return count;
    }

    /** Cuts between graphemes, but a grapheme that is longer than the room is cut between code points. */
    private static int whole(String text, int from, int most) {
        int end = Graphemes.floor(text, from, most);
        if (end > from) {
            return end;
        }
        boolean inPair = Character.isSurrogatePair(text.charAt(most - 1), text.charAt(most));
        return inPair ? most - 1 : most;
    }

    /**
     * Returns the end of the longest part that fits so many segments, leaves so many units of the last one free, and can
     * be written so.
     */
    final int fitting(String text, int from, int segments, int free) {
        int at = from;
        for (int left = segments; left > 0; left--) {
            int room = (segments == 1 ? single : concatenated) - (left == 1 ? free : 0);
            int most = reach(text, at, room);
            int end = Graphemes.floor(text, at, most);
            boolean ends = most == text.length() || !has(text.charAt(most));
            if (end == at && !ends && (left > 1 || at == from)) {
                end = whole(text, at, most);
            }
            at = end;
            if (ends) {
                break;
            }
        }
        return at;
    }
}
