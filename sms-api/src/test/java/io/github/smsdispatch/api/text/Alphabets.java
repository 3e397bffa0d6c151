// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** All alphabets there are, and texts to try them with. */
final class Alphabets {

    private Alphabets() {}

    /** The default tables and each language's, in every combination: 13 times 14. */
    static List<Gsm7Alphabet> all() {
        List<Gsm7Alphabet> locked = new ArrayList<>(List.of(Gsm7Alphabet.standard()));
        for (NationalLanguage language : NationalLanguage.values()) {
            if (language.hasLockingShift()) {
                locked.add(Gsm7Alphabet.standard().withLockingShift(language));
            }
        }
        List<Gsm7Alphabet> all = new ArrayList<>(locked);
        for (Gsm7Alphabet alphabet : locked) {
            for (NationalLanguage language : NationalLanguage.values()) {
                all.add(alphabet.withSingleShift(language));
            }
        }
        return all;
    }

    /** Every character that the alphabet has. */
    static String characters(Gsm7Alphabet alphabet) {
        StringBuilder characters = new StringBuilder();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (alphabet.septets(c) > 0) {
                characters.append(c);
            }
        }
        return characters.toString();
    }

    static String random(Random random, String characters, int longest) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(longest + 1); n > 0; n--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    /** Any UTF-16 units, lone surrogates, too. */
    static String unicode(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(longest + 1); n > 0; n--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
                case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                default -> text.append((char) random.nextInt(0x180));
            }
        }
        return text.toString();
    }
}
