// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.List;

/**
 * One whole text that the network took, put together from its segments. {@link #toString()} shows neither text nor number.
 *
 * @param recipient the number as it was addressed, with plus when it is international
 * @param text what it says
 * @param references TP-MR of its segments, in the order of the segments
 */
public record SentText(String recipient, String text, List<Integer> references) {

    /** Copies the list. */
    public SentText {
        references = List.copyOf(references);
    }

    @Override
    public String toString() {
        return "SentText[" + text.length() + " characters, references=" + references + "]";
    }
}
