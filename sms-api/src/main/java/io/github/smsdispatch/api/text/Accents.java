// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.text.Normalizer;
import java.util.Optional;

/** Latin letters and their marks. */
final class Accents {

    private static final Gsm7Alphabet ALPHABET = Gsm7Alphabet.standard();

    private Accents() {}

    /** Returns a Latin letter without those marks that the alphabet can't write with it; empty for anything else. */
    static Optional<String> dropped(String grapheme) {
        String composed = Normalizer.normalize(grapheme, Normalizer.Form.NFC);
        if (ALPHABET.canEncode(composed)) {
            return isLatin(composed) ? Optional.of(composed) : Optional.empty();
        }
        String parts = Normalizer.normalize(grapheme, Normalizer.Form.NFD);
        int letter = parts.codePointAt(0);
        int end = Character.charCount(letter);
        if (!isLatin(parts) || end == parts.length() || !onlyMarks(parts, end)) {
            return Optional.empty();
        }
        // With one mark of several it may be in the alphabet: ǟ is ä with a macron.
        String withOne = Normalizer.normalize(parts.substring(0, end + 1), Normalizer.Form.NFC);
        return Optional.of(ALPHABET.canEncode(withOne) ? withOne : parts.substring(0, end));
    }

    private static boolean isLatin(String text) {
        int first = text.codePointAt(0);
        return Character.isLetter(first) && Character.UnicodeScript.of(first) == Character.UnicodeScript.LATIN;
    }

    private static boolean onlyMarks(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            // Marks of any script, not a vowel sign of one: that would be more than an accent.
            if (Character.UnicodeScript.of(text.charAt(i)) != Character.UnicodeScript.INHERITED
                    || Character.getType(text.charAt(i)) != Character.NON_SPACING_MARK) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a wrong character in its place would make a wrong price, amount or number. */
    static boolean bearsMeaning(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CURRENCY_SYMBOL,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}
