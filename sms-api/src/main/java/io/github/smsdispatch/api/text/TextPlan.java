// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a text becomes on the air, known before anything is sent. Pure; {@link #toString()} shows no text.
 *
 * @param encoding GSM 7-bit if every character has a place there, else UCS-2
 * @param units septets or UTF-16 units, headers not counted
 * @param segments count of radio segments, which is what networks bill
 * @param culprits what forces UCS-2: each character once, at its first place; empty for GSM 7-bit
 */
public record TextPlan(Encoding encoding, int units, int segments, List<Culprit> culprits) {

    /** Copies the list. */
    public TextPlan {
        culprits = List.copyOf(culprits);
    }

    /**
     * Plans a text. No limit is applied here.
     *
     * @param text any text
     * @return its plan; an empty text is one segment of no units
     */
    public static TextPlan of(String text) {
        List<Culprit> culprits = culprits(text);
        Encoding encoding = culprits.isEmpty() ? Encoding.GSM7 : Encoding.UCS2;
        int units = units(text, encoding);
        int segments = units <= encoding.unitsInSingle() ? 1 : concatenated(text, encoding);
        return new TextPlan(encoding, units, segments, culprits);
    }

    /**
     * Counts units in the cheapest encoding, without the list of culprits.
     *
     * @param text any text
     * @return true when the text fits one segment
     */
    static boolean fitsOneSegment(CharSequence text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            int s = Gsm7.septets(text.charAt(i));
            if (s == 0) {
                return text.length() <= Encoding.UCS2.unitsInSingle();
            }
            septets += s;
        }
        return septets <= Encoding.GSM7.unitsInSingle();
    }

    private static int units(String text, Encoding encoding) {
        if (encoding == Encoding.UCS2) {
            return text.length();
        }
        // A loop: as a stream this was a seventh of what sending in large batches costs.
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            septets += Gsm7.septets(text.charAt(i));
        }
        return septets;
    }

    /** An escape pair or surrogate pair is never split, so a segment may stay one unit short (TS 23.040, 9.2.3.24.1). */
    private static int concatenated(String text, Encoding encoding) {
        int room = encoding.unitsInConcatenated();
        int segments = 1;
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int step = Character.charCount(text.codePointAt(i));
            int size = encoding == Encoding.UCS2 ? step : Gsm7.septets(text.charAt(i));
            if (used + size > room) {
                segments++;
                used = 0;
            }
            used += size;
            i += step;
        }
        return segments;
    }

    private static List<Culprit> culprits(String text) {
        Map<String, Culprit> found = new LinkedHashMap<>();
        int i = 0;
        while (i < text.length()) {
            int step = Character.charCount(text.codePointAt(i));
            if (step == 2 || Gsm7.septets(text.charAt(i)) == 0) {
                String character = text.substring(i, i + step);
                found.putIfAbsent(character, new Culprit(character, i));
            }
            i += step;
        }
        return new ArrayList<>(found.values());
    }

    @Override
    public String toString() {
        return "TextPlan[" + encoding + ", " + units + " units, " + segments + " segments]";
    }
}
