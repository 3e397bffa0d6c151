// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A 7-bit alphabet of 3GPP TS 23.038: characters of one septet, and characters of two behind the escape code. Either the
 * default alphabet with its extension table ({@link #standard()}, clauses 6.2.1 and 6.2.1.1), or one where a national
 * language replaces one of the tables or both (clause 6.2.1.2). Immutable, thread-safe; two of the same languages are
 * the same object. Counting, encoding and packing allocate nothing when the text is a String; another CharSequence is
 * made one first.
 */
public final class Gsm7Alphabet {

    /** What {@link #count} returns for a text that the alphabet can't write: -1. */
    public static final int MISSING = CharacterCodes.MISSING;

    private static final Gsm7Alphabet STANDARD = new Gsm7Alphabet(Optional.empty(), Optional.empty());

    /** Those with national tables, made when first asked for: constants, at most 18 KB each. */
    private static final Map<List<Optional<NationalLanguage>>, Gsm7Alphabet> NATIONAL = new ConcurrentHashMap<>();

    private final Optional<NationalLanguage> locking;
    private final Optional<NationalLanguage> single;
    private final char[] chars;
    private final CharacterCodes codes;

    private Gsm7Alphabet(Optional<NationalLanguage> locking, Optional<NationalLanguage> single) {
        this.locking = locking;
        this.single = single;
        String basic = locking.map(LockingTables::of).orElse(DefaultTables.BASIC);
        String shifted = single.map(SingleShiftTables::of).orElse(DefaultTables.EXTENSION);
        this.chars = (basic + shifted).toCharArray();
        this.codes = new CharacterCodes(basic + shifted);
    }

    private static Gsm7Alphabet of(Optional<NationalLanguage> locking, Optional<NationalLanguage> single) {
        return NATIONAL.computeIfAbsent(List.of(locking, single), key -> new Gsm7Alphabet(locking, single));
    }

    /**
     * Gives the GSM 7-bit default alphabet with its extension table, which every network and phone understands.
     *
     * @return the alphabet without national tables
     */
    public static Gsm7Alphabet standard() {
        return STANDARD;
    }

    /**
     * Replaces the extension table, and so the characters of two septets.
     *
     * @param language the language
     * @return the alphabet with the language's single shift table (Annex A.2) and the locking table of this one
     */
    public Gsm7Alphabet withSingleShift(NationalLanguage language) {
        return of(locking, Optional.of(language));
    }

    /**
     * Replaces the default alphabet, and so the characters of one septet.
     *
     * @param language one that {@linkplain NationalLanguage#hasLockingShift() has} a locking shift table
     * @return the alphabet with the language's locking shift table (Annex A.3) and the extension table of this one
     * @throws IllegalArgumentException for Spanish
     */
    public Gsm7Alphabet withLockingShift(NationalLanguage language) {
        return of(Optional.of(language), single);
    }

    /**
     * Tells whose single shift table is in use, which each segment's header must say (TS 23.040 clause 9.2.3.24.15).
     *
     * @return empty for the default extension table
     */
    public Optional<NationalLanguage> singleShift() {
        return single;
    }

    /**
     * Tells whose locking shift table is in use, which each segment's header must say (TS 23.040 clause 9.2.3.24.16).
     *
     * @return empty for the default alphabet
     */
    public Optional<NationalLanguage> lockingShift() {
        return locking;
    }

    /**
     * Counts the septets of a character.
     *
     * @param c a UTF-16 unit
     * @return 1, 2 (with the escape code) or 0 if the alphabet lacks it; surrogates are 0
     */
    public int septets(char c) {
        return codes.septets(c);
    }

    /**
     * Counts the septets of a text.
     *
     * @param text the text
     * @return the count, or {@link #MISSING} when the alphabet lacks a character
     */
    public int count(CharSequence text) {
        String string = text.toString();
        return this == STANDARD ? StandardCodes.count(string) : codes.count(string);
    }

    /**
     * Tells whether the alphabet has all characters.
     *
     * @param text the text
     * @return true when {@link #encode} takes it
     */
    public boolean canEncode(CharSequence text) {
        return count(text) != MISSING;
    }

    /**
     * Encodes a text, one septet per byte. What stands in both tables takes one septet.
     *
     * @param text the text
     * @param septets where to; at most two bytes per UTF-16 unit are needed, {@link #count} tells how many
     * @param offset index of the first septet
     * @return how many septets were written
     * @throws IllegalArgumentException when the alphabet lacks a character; names it and its index. What was written
     *     before it stays
     * @throws IndexOutOfBoundsException when the array is too short; what was written before stays
     */
    public int encode(CharSequence text, byte[] septets, int offset) {
        String string = text.toString();
        return this == STANDARD ? StandardCodes.encode(string, septets, offset) : codes.encode(string, septets, offset);
    }

    /**
     * Encodes a text and packs its septets, as {@link #encode} and {@link Septets#pack} would in turn.
     *
     * @param text the text
     * @param octets where to
     * @param at index of the first octet
     * @param fillBits bits of zero before the first septet, 0 to 6: {@link Septets#fillBits}
     * @return how many septets were packed; {@link Septets#octets} tells how many octets they took
     * @throws IllegalArgumentException when the alphabet lacks a character or fillBits is out of range; what was written
     *     before stays
     * @throws IndexOutOfBoundsException when the array is too short; what was written before stays
     */
    public int pack(CharSequence text, byte[] octets, int at, int fillBits) {
        Septets.checkFillBits(fillBits);
        String string = text.toString();
        return this == STANDARD
                ? StandardCodes.pack(string, octets, at, fillBits)
                : codes.pack(string, octets, at, fillBits);
    }

    /**
     * Decodes septets. Never fails: a code without a character behind an escape code is read as if the escape code were
     * not there (clause 6.2.1.1); an escape code at the end or before another one is a space (clauses 6.2.1 and
     * 6.2.1.1, notes 1), and so is a code that a locking shift table leaves empty.
     *
     * @param septets one septet per byte; the highest bit is ignored
     * @param offset index of the first septet
     * @param length how many septets
     * @return the text
     * @throws IndexOutOfBoundsException when the array is too short
     */
    public String decode(byte[] septets, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, septets.length);
        char[] text = new char[length];
        int to = 0;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            int code = septets[i] & 0x7F;
            if (code == Cells.ESCAPE && ++i < end) {
                code = septets[i] & 0x7F;
                char shifted = chars[Cells.CODES + code];
                text[to++] = visible(shifted == Cells.NONE ? chars[code] : shifted);
            } else {
                text[to++] = visible(chars[code]);
            }
        }
        return new String(text, 0, to);
    }

    /** The escape code is no character in any table, so it comes out as a space, too. */
    private static char visible(char c) {
        return c == Cells.NONE ? ' ' : c;
    }

    @Override
    public String toString() {
        return "Gsm7Alphabet[locking " + locking.map(Enum::name).orElse("default") + ", single "
                + single.map(Enum::name).orElse("default") + "]";
    }
}
