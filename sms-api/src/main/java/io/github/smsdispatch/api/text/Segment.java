// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/**
 * What one radio segment carries. {@link #toString()} shows no text.
 *
 * @param text its part of the text
 * @param used septets or UTF-16 units that the part takes
 * @param free septets or UTF-16 units that stay empty; in a segment that isn't the last one because an escape pair, a
 *     surrogate pair or a grapheme had no room any more
 */
public record Segment(String text, int used, int free) {

    @Override
    public String toString() {
        return "Segment[" + used + " used, " + free + " free]";
    }
}
