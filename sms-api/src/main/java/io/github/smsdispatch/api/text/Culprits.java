// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what the default alphabet lacks. */
final class Culprits {

    private Culprits() {}

    static List<Culprit> of(String text, Transliteration transliteration) {
        Map<String, Culprit> found = new LinkedHashMap<>();
        Gsm7Alphabet alphabet = Gsm7Alphabet.standard();
        int at = 0;
        while (at < text.length()) {
            int end = Graphemes.next(text, at);
            if (end > at + 1 || alphabet.septets(text.charAt(at)) == 0) {
                String grapheme = text.substring(at, end);
                if (!alphabet.canEncode(grapheme) && !found.containsKey(grapheme)) {
                    String shown = WellFormed.of(grapheme);
                    found.put(
                            grapheme,
                            new Culprit(
                                    shown,
                                    at,
                                    transliteration.replacement(grapheme).orElse(null)));
                }
            }
            at = end;
        }
        return List.copyOf(found.values());
    }
}
