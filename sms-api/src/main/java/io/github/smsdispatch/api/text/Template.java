// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** Words with places for a number. Immutable. */
final class Template {

    static final String NUMBER = "{n}";

    private static final int LONGEST = 40;

    private final String words;
    private final boolean numbered;

    Template(String words) {
        this.words = words;
        this.numbered = words.contains(NUMBER);
    }

    String with(int number) {
        return numbered ? words.replace(NUMBER, Integer.toString(number)) : words;
    }

    /** Refuses words that are too long or that no SMS can carry. */
    static String checked(String what, String words) {
        if (words.length() > LONGEST) {
            throw new IllegalArgumentException(
                    what + ": received " + words.length() + " characters; allowed: 0 to " + LONGEST);
        }
        SmsText.checkCharacters(what, words);
        return words;
    }

    @Override
    public String toString() {
        return words;
    }
}
