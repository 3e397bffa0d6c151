// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a text that is too long into its budget, by the steps that its options allow. */
final class Budget {

    /** How far a split between SMS goes back for the end of a word. */
    private static final int LONGEST_WORD = 30;

    private Budget() {}

    static TextPlan apply(TextPlan plan, TextOptions options) {
        TextPlan current = plan;
        List<OverBudget> applied = new ArrayList<>();
        for (OverBudget step : options.onOverflow()) {
            switch (step) {
                case TRANSLITERATE -> {
                    // Replaced only where that pays: an emoji elsewhere in the text keeps it UCS-2 all the same.
                    Optional<TextPlan> cheaper = current.transliterated();
                    if (cheaper.isPresent()) {
                        applied.add(step);
                        current = cheaper.get();
                    }
                }
                case TRUNCATE -> {
                    applied.add(step);
                    String cut = truncated(current.text(), options.ellipsis(), options.maxSegments(), options);
                    current = TextPlan.cheapest(cut, options);
                }
                case SPLIT -> {
                    applied.add(step);
                    return current.split(split(current.text(), options), applied);
                }
                case REJECT -> {
                    return plan.after(List.of(OverBudget.REJECT));
                }
            }
            if (current.segments() <= options.maxSegments()) {
                return current.after(applied);
            }
        }
        return plan.after(List.of(OverBudget.REJECT));
    }

    /** Returns the longest beginning that fits together with its tail, and the tail. */
    static String truncated(String text, String tail, int segments, TextOptions options) {
        return text.substring(0, longest(text, 0, tail, segments, options)) + tail;
    }

    /** What needs UCS-2 may stand so late that more is kept without it: so every way to write it is tried. */
    private static int longest(String text, int from, String tail, int segments, TextOptions options) {
        int longest = from;
        for (Coding coding : options.codings().all()) {
            int free = coding.units(tail);
            if (free != Coding.MISSING) {
                longest = Math.max(longest, coding.fitting(text, from, segments, free));
            }
        }
        return longest;
    }

    private static List<TextPlan> split(String text, TextOptions options) {
        List<TextPlan> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = atWord(text, at, longest(text, at, "", options.maxSegments(), options));
            parts.add(TextPlan.cheapest(text.substring(at, end), options));
            at = end;
        }
        return parts;
    }

    private static int atWord(String text, int from, int end) {
        int nearest = Math.max(from + 1, end - LONGEST_WORD);
        for (int at = end; end < text.length() && at >= nearest; at--) {
            if (text.charAt(at - 1) == ' ' && Graphemes.isBoundary(text, from, at)) {
                return at;
            }
        }
        return end;
    }
}
