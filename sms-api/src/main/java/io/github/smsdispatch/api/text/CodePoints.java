// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.Arrays;
import java.util.StringTokenizer;

/** A set of code points, made of ranges. */
final class CodePoints {

    private final int[] firsts;
    private final int[] lasts;

    private CodePoints(int[] firsts, int[] lasts) {
        this.firsts = firsts;
        this.lasts = lasts;
    }

    /** Reads hexadecimal code points and ranges such as {@code 2194-2199}, ascending, with blanks between them. */
    static CodePoints of(String ranges) {
        StringTokenizer tokens = new StringTokenizer(ranges);
        int[] firsts = new int[tokens.countTokens()];
        int[] lasts = new int[firsts.length];
        for (int i = 0; i < firsts.length; i++) {
            String range = tokens.nextToken();
            int dash = range.indexOf('-');
            firsts[i] = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
            lasts[i] = dash < 0 ? firsts[i] : Integer.parseInt(range.substring(dash + 1), 16);
        }
        return new CodePoints(firsts, lasts);
    }

    boolean contains(int codePoint) {
        int found = Arrays.binarySearch(firsts, codePoint);
        return found >= 0 || found < -1 && codePoint <= lasts[-found - 2];
    }
}
