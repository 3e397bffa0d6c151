// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a text becomes on the air, known before anything is sent. Immutable, thread-safe, without I/O; a plan is cheap,
 * because {@link #layout()}, {@link #culprits()} and {@link #transliterated()} are worked out when they are asked for.
 * {@link #toString()} shows no text.
 */
public final class TextPlan {

    private final String text;
    private final Coding coding;
    private final int units;
    private final int segments;
    private final TextOptions options;
    private final List<OverBudget> applied;
    private final List<TextPlan> messages;

    TextPlan(String text, Coding coding, int units, TextOptions options) {
        this(text, coding, units, coding.segments(text, units), options, List.of(), List.of());
    }

    private TextPlan(
            String text,
            Coding coding,
            int units,
            int segments,
            TextOptions options,
            List<OverBudget> applied,
            List<TextPlan> messages) {
        this.text = text;
        this.coding = coding;
        this.units = units;
        this.segments = segments;
        this.options = options;
        this.applied = applied;
        this.messages = messages;
    }

    /**
     * Plans a text with {@link TextOptions#standard()}.
     *
     * @param text any text
     * @return its plan; an empty text is one segment of no units
     */
    public static TextPlan of(String text) {
        return of(text, TextOptions.standard());
    }

    /**
     * Plans a text: in the way that takes fewest segments, and of those that take the same in the default alphabet, else
     * as UCS-2, else with national tables. When it needs more segments than the options allow, their steps are tried.
     *
     * @param text any text
     * @param options what is allowed
     * @return its plan; above the budget it is {@link #rejected()} unless a step made it fit
     */
    public static TextPlan of(String text, TextOptions options) {
        TextPlan plan = cheapest(text, options);
        return plan.segments <= options.maxSegments() ? plan : Budget.apply(plan, options);
    }

    static TextPlan cheapest(String text, TextOptions options) {
        Codings codings = options.codings();
        int septets = codings.gsm().units(text);
        TextPlan best = septets == Coding.MISSING
                ? new TextPlan(text, codings.ucs2(), text.length(), options)
                : new TextPlan(text, codings.gsm(), septets, options);
        if (best.segments == 1) {
            return best;
        }
        for (Coding coding : codings.national()) {
            int count = coding.units(text);
            if (count != Coding.MISSING && coding.segments(text, count) < best.segments) {
                best = new TextPlan(text, coding, count, options);
            }
        }
        return best;
    }

    TextPlan after(List<OverBudget> steps) {
        return new TextPlan(text, coding, units, segments, options, List.copyOf(steps), messages);
    }

    TextPlan split(List<TextPlan> parts, List<OverBudget> steps) {
        int cost = parts.stream().mapToInt(TextPlan::segments).sum();
        return new TextPlan(text, coding, units, cost, options, List.copyOf(steps), List.copyOf(parts));
    }

    /**
     * Gives the planned text.
     *
     * @return the text, after the steps that were {@link #applied()}; a lone surrogate, which no SMS can carry, is
     *     U+FFFD here
     */
    public String text() {
        return coding instanceof GsmCoding ? text : WellFormed.of(text);
    }

    /**
     * Tells how it is written.
     *
     * @return GSM 7-bit if every character has a place there, else UCS-2
     */
    public Encoding encoding() {
        return coding.encoding();
    }

    /**
     * Gives the alphabet.
     *
     * @return the default one or one with national tables; empty for UCS-2
     */
    public Optional<Gsm7Alphabet> alphabet() {
        return coding instanceof GsmCoding gsm ? Optional.of(gsm.alphabet()) : Optional.empty();
    }

    /**
     * Counts the text.
     *
     * @return septets or UTF-16 units, headers not counted
     */
    public int units() {
        return units;
    }

    /**
     * Tells the cost: networks bill segments.
     *
     * @return count of radio segments, 1 or more; of a text that is split, those of all its SMS
     */
    public int segments() {
        return segments;
    }

    /**
     * Gives the budget that it was planned for.
     *
     * @return segments of one SMS, 1 to 255
     */
    public int maxSegments() {
        return options.maxSegments();
    }

    /**
     * Tells how much a segment of this plan holds.
     *
     * @return septets or UTF-16 units, beside the headers of concatenation and national tables
     */
    public int unitsInSegment() {
        return segments == 1 ? coding.single() : coding.concatenated();
    }

    /**
     * Cuts the text. No escape pair, surrogate pair or grapheme is in two segments, unless it alone is longer than one.
     *
     * @return the segments in order; together they are {@link #text()}
     */
    public List<Segment> layout() {
        List<Segment> cut = new ArrayList<>(segments);
        if (messages.isEmpty()) {
            int at = 0;
            do {
                int end = segments == 1 ? text.length() : coding.end(text, at, coding.concatenated(), units);
                String part = text.substring(at, end);
                int used = coding.units(part);
                cut.add(new Segment(WellFormed.of(part), used, unitsInSegment() - used));
                at = end;
            } while (at < text.length());
        } else {
            messages.forEach(message -> cut.addAll(message.layout()));
        }
        return cut;
    }

    /**
     * Writes the text as it goes on the air, unpacked and without headers, and tells where to cut it. Allocates nothing.
     * {@link Septets#pack} packs the septets of a segment behind its header.
     *
     * @param buffer where to: septets, one per byte, or UTF-16BE, two bytes per unit, from index 0; as many bytes as there
     *     are {@link #units()}, or twice as many
     * @param ends where to write the index behind the last byte of each segment; at least {@link #segments()} long
     * @return how many segments: the first is {@code buffer[0]} to {@code buffer[ends[0] - 1]}, the second begins at {@code
     *     buffer[ends[0]]}
     * @throws IndexOutOfBoundsException when an array is too short; what was written before stays
     * @throws IllegalStateException when the text is split: encode its {@link #messages()}
     */
    public int encode(byte[] buffer, int[] ends) {
        if (!messages.isEmpty()) {
            throw new IllegalStateException("the text is split: encode each of its messages");
        }
        int bytes = coding.encode(text, buffer);
        int count = coding.cut(text, units, buffer, ends);
        if (bytes != units) {
            for (int i = 0; i < count; i++) {
                ends[i] *= 2;
            }
        }
        return count;
    }

    /**
     * Names what forces UCS-2.
     *
     * @return each character that the default alphabet lacks once, at its first place, with the replacement that the
     *     transliteration of the options knows; empty for a text in a GSM alphabet
     */
    public List<Culprit> culprits() {
        return coding instanceof GsmCoding ? List.of() : Culprits.of(text, options.transliteration());
    }

    /**
     * Plans the same text with the replacements of the options' transliteration.
     *
     * @return that plan, if it takes fewer segments
     */
    public Optional<TextPlan> transliterated() {
        TextPlan other = cheapest(options.transliteration().apply(text), options);
        return other.segments < segments ? Optional.of(other) : Optional.empty();
    }

    /**
     * Tells what transliteration would save.
     *
     * @return segments, 0 or more
     */
    public int savedByTransliteration() {
        return transliterated().map(other -> segments - other.segments).orElse(0);
    }

    /**
     * Tells what was done because the text as given was above the budget.
     *
     * @return the steps that changed something, in order; ends with {@link OverBudget#REJECT} for a text that must not be
     *     sent
     */
    public List<OverBudget> applied() {
        return applied;
    }

    /**
     * Tells whether the text is above the budget and nothing that may be done makes it fit. Such a text isn't sent.
     *
     * @return true when the author of the text must act
     */
    public boolean rejected() {
        return applied.contains(OverBudget.REJECT);
    }

    /**
     * Gives the SMS that carry the text.
     *
     * @return several after {@link OverBudget#SPLIT}, whose texts together are {@link #text()}, otherwise this plan alone
     */
    public List<TextPlan> messages() {
        return messages.isEmpty() ? List.of(this) : messages;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPlan that
                && text.equals(that.text)
                && alphabet().equals(that.alphabet())
                && unitsInSegment() == that.unitsInSegment()
                && segments == that.segments
                && applied.equals(that.applied)
                && messages.equals(that.messages);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "TextPlan[" + encoding() + ", " + units + " units, " + segments + " segments"
                + (applied.isEmpty() ? "" : ", " + applied) + "]";
    }
}
