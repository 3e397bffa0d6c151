// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes characters that the GSM 7-bit alphabet lacks with characters that it has, so that a text needs no UCS-2.
 * Whatever the alphabet has stays as it is, and so does what nobody has named a replacement for. Currency signs and
 * numbers of any script are never replaced and never written as a replacement. Immutable, thread-safe.
 */
public final class Transliteration {

    private static final Transliteration STANDARD = builder().build();
    private static final Transliteration NONE =
            new Builder(Map.of()).letters(Letters.KEEP_ACCENTS).build();

    private final Map<String, String> table;
    private final Set<String> kept;
    private final Letters letters;

    private Transliteration(Builder builder) {
        table = Map.copyOf(builder.table);
        kept = Set.copyOf(builder.kept);
        letters = builder.letters;
    }

    /** What happens to Latin letters with marks that neither the alphabet nor the table has. */
    public enum Letters {
        /** They lose the marks: á becomes a, ő becomes o, while é and ö are in the alphabet. The default. */
        DROP_ACCENTS,
        /** They stay, and so the text stays UCS-2. */
        KEEP_ACCENTS
    }

    /**
     * Gives the usual replacements: typographic quotes, dashes, ellipses, spaces, bullets, ligatures, Latin letters
     * without a GSM form; invisible characters, such as those of copied phone numbers, vanish.
     *
     * @return the defaults of the builder
     */
    public static Transliteration standard() {
        return STANDARD;
    }

    /**
     * Gives the transliteration that replaces nothing.
     *
     * @return an empty table, accents kept
     */
    public static Transliteration none() {
        return NONE;
    }

    /**
     * Starts a transliteration.
     *
     * @return a builder that holds the table of {@link #standard()}
     */
    public static Builder builder() {
        return new Builder(TypographicTable.STANDARD);
    }

    /**
     * Replaces what can be replaced.
     *
     * @param text any text
     * @return the text, the same object when nothing was replaced
     */
    public String apply(String text) {
        StringBuilder result = null;
        int at = 0;
        while (at < text.length()) {
            int end = Graphemes.next(text, at);
            String grapheme = plain(text, at, end) ? null : text.substring(at, end);
            String replaced = grapheme == null ? null : replacement(grapheme).orElse(null);
            if (replaced != null && result == null) {
                result = new StringBuilder(text.length()).append(text, 0, at);
            }
            if (result != null) {
                result.append(replaced == null ? text.substring(at, end) : replaced);
            }
            at = end;
        }
        return result == null ? text : result.toString();
    }

    private static boolean plain(String text, int at, int end) {
        return end == at + 1 && Gsm7Alphabet.standard().septets(text.charAt(at)) > 0;
    }

    /** Returns what stands for a grapheme; empty for what the alphabet has or nobody can replace. */
    Optional<String> replacement(String grapheme) {
        if (kept.contains(grapheme) || Gsm7Alphabet.standard().canEncode(grapheme)) {
            return Optional.empty();
        }
        String found = table.get(grapheme);
        if (found == null && letters == Letters.DROP_ACCENTS) {
            return Accents.dropped(grapheme)
                    .map(base -> table.getOrDefault(base, base))
                    .filter(Transliteration::sends);
        }
        return Optional.ofNullable(found);
    }

    private static boolean sends(String text) {
        return Gsm7Alphabet.standard().canEncode(text);
    }

    /** Collects replacements. Not thread-safe. */
    public static final class Builder {

        private static final int LONGEST = 20;

        private final Map<String, String> table;
        private final Set<String> kept = new HashSet<>();
        private Letters letters = Letters.DROP_ACCENTS;

        private Builder(Map<String, String> table) {
            this.table = new HashMap<>(table);
        }

        /**
         * Sets a replacement, for example {@code replace("☎", "Tel.")}.
         *
         * @param character what a reader sees as one character; neither a currency sign nor a number
         * @param replacement at most 20 characters of the default alphabet, possibly none; no currency signs or numbers
         * @return this
         * @throws IllegalArgumentException when one of them is not as said
         */
        public Builder replace(String character, String replacement) {
            if (character.isEmpty() || Graphemes.next(character, 0) != character.length()) {
                throw new IllegalArgumentException(
                        "character: received '" + character + "'; allowed: what a reader sees as one character");
            }
            refuseMeaning("character", character);
            refuseMeaning("replacement", replacement);
            if (replacement.length() > LONGEST || !sends(replacement)) {
                throw new IllegalArgumentException("replacement: received '" + replacement + "'; allowed: at most "
                        + LONGEST + " characters of the GSM 7-bit default alphabet");
            }
            table.put(character, replacement);
            kept.remove(character);
            return this;
        }

        /**
         * Takes a replacement away.
         *
         * @param character what shall stay as it is
         * @return this
         */
        public Builder keep(String character) {
            table.remove(character);
            kept.add(character);
            return this;
        }

        /**
         * Sets what happens to Latin letters with marks.
         *
         * @param how default {@link Letters#DROP_ACCENTS}
         * @return this
         */
        public Builder letters(Letters how) {
            this.letters = how;
            return this;
        }

        /**
         * Makes the transliteration.
         *
         * @return the transliteration
         */
        public Transliteration build() {
            return new Transliteration(this);
        }

        private static void refuseMeaning(String what, String text) {
            if (text.codePoints().anyMatch(Accents::bearsMeaning)) {
                throw new IllegalArgumentException(what + ": received '" + text
                        + "'; allowed: neither currency signs nor numbers, because the meaning would change unseen");
            }
        }
    }
}
