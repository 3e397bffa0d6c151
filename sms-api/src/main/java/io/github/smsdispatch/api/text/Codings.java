// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ways in which a text may be written, the safest first: the default alphabet, UCS-2, then single shift, locking
 * shift, and both of one language.
 */
final class Codings {

    private static final Map<SegmentReference, Codings> WITHOUT_LANGUAGES = withoutLanguages();

    private final GsmCoding gsm;
    private final Ucs2Coding ucs2;
    private final List<GsmCoding> national;
    private final List<Coding> all;

    private Codings(Set<NationalLanguage> languages, SegmentReference reference) {
        gsm = new GsmCoding(Gsm7Alphabet.standard(), reference);
        ucs2 = new Ucs2Coding(reference);
        List<GsmCoding> single = new ArrayList<>();
        List<GsmCoding> locking = new ArrayList<>();
        List<GsmCoding> both = new ArrayList<>();
        for (NationalLanguage language : new TreeSet<>(languages)) {
            Gsm7Alphabet shifted = Gsm7Alphabet.standard().withSingleShift(language);
            single.add(new GsmCoding(shifted, reference));
            if (language.hasLockingShift()) {
                locking.add(new GsmCoding(Gsm7Alphabet.standard().withLockingShift(language), reference));
                both.add(new GsmCoding(shifted.withLockingShift(language), reference));
            }
        }
        single.addAll(locking);
        single.addAll(both);
        national = List.copyOf(single);
        List<Coding> every = new ArrayList<>(List.of(gsm, ucs2));
        every.addAll(national);
        all = List.copyOf(every);
    }

    static Codings of(Set<NationalLanguage> languages, SegmentReference reference) {
        Codings plain = WITHOUT_LANGUAGES.get(reference);
        return languages.isEmpty() && plain != null ? plain : new Codings(languages, reference);
    }

    private static Map<SegmentReference, Codings> withoutLanguages() {
        Map<SegmentReference, Codings> made = new EnumMap<>(SegmentReference.class);
        for (SegmentReference reference : SegmentReference.values()) {
            made.put(reference, new Codings(Set.of(), reference));
        }
        return made;
    }

    GsmCoding gsm() {
        return gsm;
    }

    Ucs2Coding ucs2() {
        return ucs2;
    }

    List<GsmCoding> national() {
        return national;
    }

    List<Coding> all() {
        return all;
    }
}
