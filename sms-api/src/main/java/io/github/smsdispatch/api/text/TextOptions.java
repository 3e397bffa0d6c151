// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import io.github.smsdispatch.api.Capabilities;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How a text may be written, how long it may get, and what to do when it doesn't fit. Immutable, thread-safe. */
public final class TextOptions {

    /** TP-UD concatenation counts segments in one octet (3GPP TS 23.040 clause 9.2.3.24.1). */
    static final int MOST_SEGMENTS = 255;

    private static final TextOptions STANDARD = builder().build();

    private final Set<NationalLanguage> languages;
    private final SegmentReference reference;
    private final int maxSegments;
    private final List<OverBudget> onOverflow;
    private final Transliteration transliteration;
    private final String ellipsis;
    private final Codings codings;

    private TextOptions(Builder builder) {
        languages = Set.copyOf(builder.languages);
        reference = builder.reference;
        maxSegments = builder.maxSegments;
        onOverflow = builder.onOverflow;
        transliteration = builder.transliteration;
        ellipsis = builder.ellipsis;
        codings = Codings.of(languages, reference);
    }

    /**
     * Gives the options used when nothing else is said: default alphabet or UCS-2, 8-bit references, no budget but the
     * 255 segments that an SMS can have.
     *
     * @return the defaults of the builder
     */
    public static TextOptions standard() {
        return STANDARD;
    }

    /**
     * Starts options.
     *
     * @return a builder with the defaults of {@link #standard()}
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Fits the options to a transport: the languages are those it is known to carry, and the budget is not above its own.
     *
     * @param can what the transport can do
     * @return these options where they differ in nothing else
     */
    public TextOptions within(Capabilities can) {
        if (can.languages().equals(languages) && can.maxSegments() >= maxSegments) {
            return this;
        }
        Builder fitted = new Builder();
        fitted.languages = can.languages();
        fitted.reference = reference;
        fitted.maxSegments = Math.min(maxSegments, can.maxSegments());
        fitted.onOverflow = onOverflow;
        fitted.transliteration = transliteration;
        fitted.ellipsis = ellipsis;
        return fitted.build();
    }

    /**
     * Tells which national tables may be used.
     *
     * @return the languages; empty by default
     */
    public Set<NationalLanguage> languages() {
        return languages;
    }

    /**
     * Tells how segments are numbered.
     *
     * @return the width of the reference
     */
    public SegmentReference reference() {
        return reference;
    }

    /**
     * Gives the budget.
     *
     * @return segments of one SMS, 1 to 255
     */
    public int maxSegments() {
        return maxSegments;
    }

    /**
     * Tells what is done with a text above the budget.
     *
     * @return the steps in their order; empty means rejected
     */
    public List<OverBudget> onOverflow() {
        return onOverflow;
    }

    /**
     * Gives the replacements.
     *
     * @return what is suggested for culprits and used by {@link OverBudget#TRANSLITERATE}
     */
    public Transliteration transliteration() {
        return transliteration;
    }

    /**
     * Gives the mark of a truncated text.
     *
     * @return what stands at its end
     */
    public String ellipsis() {
        return ellipsis;
    }

    Codings codings() {
        return codings;
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {

        private Set<NationalLanguage> languages = EnumSet.noneOf(NationalLanguage.class);
        private SegmentReference reference = SegmentReference.EIGHT_BIT;
        private int maxSegments = MOST_SEGMENTS;
        private List<OverBudget> onOverflow = List.of();
        private Transliteration transliteration = Transliteration.standard();
        private String ellipsis = "...";

        private Builder() {}

        /**
         * Sets which national tables may be used. They are, when a text takes fewer segments so than with the default
         * alphabet and with UCS-2.
         *
         * @param known those that network and phones understand; default none
         * @return this
         */
        public Builder languages(Set<NationalLanguage> known) {
            this.languages = known;
            return this;
        }

        /**
         * Sets how segments are numbered.
         *
         * @param width default {@link SegmentReference#EIGHT_BIT}
         * @return this
         */
        public Builder reference(SegmentReference width) {
            this.reference = width;
            return this;
        }

        /**
         * Sets the budget of one SMS.
         *
         * @param segments 1 to 255; default 255
         * @return this
         * @throws IllegalArgumentException when it is out of range
         */
        public Builder maxSegments(int segments) {
            if (segments < 1 || segments > MOST_SEGMENTS) {
                throw new IllegalArgumentException(
                        "maxSegments: received " + segments + "; allowed: 1 to " + MOST_SEGMENTS);
            }
            this.maxSegments = segments;
            return this;
        }

        /**
         * Sets what is done with a text above the budget.
         *
         * @param steps tried in this order until the text fits; default none, which rejects it
         * @return this
         */
        public Builder onOverflow(OverBudget... steps) {
            this.onOverflow = List.of(steps);
            return this;
        }

        /**
         * Sets the replacements.
         *
         * @param table default {@link Transliteration#standard()}
         * @return this
         */
        public Builder transliteration(Transliteration table) {
            this.transliteration = table;
            return this;
        }

        /**
         * Sets the mark of a truncated text.
         *
         * @param text at most 40 characters; default three full stops, because the single character "…" is not in the GSM
         *     alphabet
         * @return this
         * @throws IllegalArgumentException when it is longer, or no SMS can carry it
         */
        public Builder ellipsis(String text) {
            this.ellipsis = Template.checked("ellipsis", text);
            return this;
        }

        /**
         * Makes the options.
         *
         * @return the options
         */
        public TextOptions build() {
            return new TextOptions(this);
        }
    }
}
