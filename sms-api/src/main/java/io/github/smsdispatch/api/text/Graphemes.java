// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.stream.IntStream;

/** Where a text may be cut without breaking what a reader sees as one character. */
final class Graphemes {

    private Graphemes() {}

    /** Returns the end of each grapheme, in UTF-16 units, ascending. */
    static int[] boundaries(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        characters.first();
        return IntStream.generate(characters::next)
                .takeWhile(end -> end != BreakIterator.DONE)
                .toArray();
    }
}
