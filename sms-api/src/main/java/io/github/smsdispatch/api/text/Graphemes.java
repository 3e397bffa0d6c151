// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where a text may be cut without breaking what a reader sees as one character. */
final class Graphemes {

    /** Not BreakIterator: before Java 20 it cuts flags and joined emoji in pieces (Unicode UAX #29 has them whole). */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private Graphemes() {}

    /** Returns the ends of the first graphemes, in UTF-16 units, ascending. */
    static int[] boundaries(String text, int limit) {
        return GRAPHEME.matcher(text)
                .results()
                .limit(limit)
                .mapToInt(MatchResult::end)
                .toArray();
    }
}
