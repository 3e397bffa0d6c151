// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees as one character and the GSM 7-bit alphabet lacks, so that the whole text must go as UCS-2.
 *
 * @param character the character: one code point, or several that make one grapheme
 * @param index where it stands first, in UTF-16 units from 0
 * @param replacementOrNull what the transliteration writes instead, possibly nothing at all; null when it knows nothing
 */
@SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
public record Culprit(String character, int index, @Nullable String replacementOrNull) {

    /**
     * Suggests a replacement.
     *
     * @return characters of the GSM alphabet, possibly none; empty when there is no suggestion
     */
    public Optional<String> replacement() {
        return Optional.ofNullable(replacementOrNull);
    }
}
