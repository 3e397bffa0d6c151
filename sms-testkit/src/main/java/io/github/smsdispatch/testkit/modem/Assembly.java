// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.Concatenation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the segments of one text together, as a phone does: by sender, reference and count. */
final class Assembly {

    private final String recipient;
    private final int reference;
    private final @Nullable SentSegment[] parts;
    private int missing;

    private Assembly(String recipient, int reference, int total) {
        this.recipient = recipient;
        this.reference = reference;
        parts = new SentSegment[total];
        missing = total;
    }

    static Assembly startedBy(SentSegment segment) {
        Concatenation place = place(segment);
        Assembly assembly = new Assembly(segment.submit().destination().display(), place.reference(), place.total());
        assembly.take(segment);
        return assembly;
    }

    /** Takes a segment unless it is of another text, or is there already: then it begins a copy. */
    boolean take(SentSegment segment) {
        Concatenation place = place(segment);
        boolean ours = missing > 0
                && place.total() == parts.length
                && place.reference() == reference
                && segment.submit().destination().display().equals(recipient)
                && parts[place.number() - 1] == null;
        if (ours) {
            parts[place.number() - 1] = segment;
            missing--;
        }
        return ours;
    }

    boolean complete() {
        return missing == 0;
    }

    SentText text() {
        StringBuilder text = new StringBuilder();
        List<Integer> references = new ArrayList<>();
        for (SentSegment part : parts) {
            if (part != null) {
                text.append(part.submit().userData().text().orElse(""));
                references.add(part.reference());
            }
        }
        return new SentText(recipient, text.toString(), references);
    }

    private static Concatenation place(SentSegment segment) {
        return segment.submit()
                .userData()
                .header()
                .concatenation()
                .orElse(new Concatenation(io.github.smsdispatch.tpdu.Width.BITS_8, 0, 1, 1));
    }
}
