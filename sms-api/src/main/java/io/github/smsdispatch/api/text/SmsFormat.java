// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsMessage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the text of one SMS from one or more messages. A single message is taken as it is and may span segments.
 * Several make a digest of one segment, most severe first: {@code 1: a; 2: b}. What does not fit is deferred, or ignored
 * with a suffix that counts it. When not even the first fits, it is shortened at a whole character, visibly. Immutable,
 * thread-safe, pure.
 */
public final class SmsFormat {

    /** Stands for a number in {@link Builder#numbering} and {@link Builder#suffix}. */
    public static final String NUMBER = "{n}";

    private static final SmsFormat STANDARD = builder().build();

    private final String numbering;
    private final String separator;
    private final String suffix;
    private final String ellipsis;
    private final Overflow overflow;

    private SmsFormat(Builder builder) {
        numbering = builder.numbering;
        separator = builder.separator;
        suffix = builder.suffix;
        ellipsis = builder.ellipsis;
        overflow = builder.overflow;
    }

    /**
     * Gives the format used when nothing else is said.
     *
     * @return numbering {@code 1: a; 2: b}, overflow deferred
     */
    public static SmsFormat standard() {
        return STANDARD;
    }

    /**
     * Starts a format.
     *
     * @return a builder with the defaults of {@link #standard()}
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes the text.
     *
     * @param messages at least one; sorted here by severity, otherwise in the given order
     * @return text and which messages it carries
     * @throws IllegalArgumentException when there is no message
     */
    public FormattedSms format(List<SmsMessage> messages) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages: received none; allowed: at least one");
        }
        if (messages.size() == 1) {
            SmsMessage only = messages.get(0);
            return new FormattedSms(only.text(), List.of(only.id()), List.of(), List.of(), TextPlan.of(only.text()));
        }
        List<SmsMessage> sorted = messages.stream()
                .sorted(Comparator.comparingInt(SmsMessage::severity))
                .toList();
        return digest(sorted);
    }

    private FormattedSms digest(List<SmsMessage> sorted) {
        int total = sorted.size();
        String best = null;
        int fitting = 0;
        StringBuilder numbered = new StringBuilder();
        for (int n = 1; n <= total; n++) {
            numbered.append(n == 1 ? "" : separator)
                    .append(numbering.replace(NUMBER, Integer.toString(n)))
                    .append(sorted.get(n - 1).text());
            String candidate = n == 1 ? sorted.get(0).text() : numbered.toString();
            String withSuffix = candidate + suffixFor(total - n);
            if (TextPlan.fitsOneSegment(withSuffix)) {
                best = withSuffix;
                fitting = n;
            } else if (!TextPlan.fitsOneSegment(candidate)) {
                break;
            }
        }
        return best == null
                ? result(shortened(sorted.get(0).text(), suffixFor(total - 1)), sorted, 1)
                : result(best, sorted, fitting);
    }

    private String suffixFor(int left) {
        return left == 0 || overflow == Overflow.DEFER ? "" : suffix.replace(NUMBER, Integer.toString(left));
    }

    private String shortened(String text, String tail) {
        String end = ellipsis + tail;
        int most = Encoding.GSM7.unitsInSingle();
        int whole = longest(text, end, Graphemes.boundaries(text, most));
        // One grapheme may be longer than a segment (a letter with a hundred accents): better cut it than say nothing.
        int cut = whole > 0 ? whole : longest(text, end, codePoints(text, most));
        return text.substring(0, cut) + end;
    }

    private static int longest(String text, String end, int[] cuts) {
        int fits = 0;
        for (int cut : cuts) {
            if (!TextPlan.fitsOneSegment(text.substring(0, cut) + end)) {
                break;
            }
            fits = cut;
        }
        return fits;
    }

    private static int[] codePoints(String text, int limit) {
        int count = Math.min(limit, text.codePointCount(0, text.length()));
        return IntStream.rangeClosed(1, count)
                .map(n -> text.offsetByCodePoints(0, n))
                .toArray();
    }

    private FormattedSms result(String text, List<SmsMessage> sorted, int fitting) {
        List<MessageId> ids = sorted.stream().map(SmsMessage::id).toList();
        List<MessageId> rest = ids.subList(fitting, ids.size());
        return new FormattedSms(
                text,
                ids.subList(0, fitting),
                overflow == Overflow.IGNORE ? rest : List.of(),
                overflow == Overflow.DEFER ? rest : List.of(),
                TextPlan.of(text));
    }

    /** Collects a format. Not thread-safe. */
    public static final class Builder {

        private static final int LONGEST = 40;

        /** What ellipsis and suffix must leave of a UCS-2 segment, so that a shortened text says something. */
        private static final int LEAST_TEXT = 20;

        private static final String HIGH_COUNT = "9999999";

        private String numbering = "{n}: ";
        private String separator = "; ";
        private String suffix = " +{n} see web.";
        private String ellipsis = "...";
        private Overflow overflow = Overflow.DEFER;

        private Builder() {}

        /**
         * Sets what stands before each of several messages.
         *
         * @param template at most 40 characters; default <code>"{n}: "</code>
         * @return this
         */
        public Builder numbering(String template) {
            this.numbering = checked("numbering", template);
            return this;
        }

        /**
         * Sets what stands between two messages.
         *
         * @param text at most 40 characters; default {@code "; "}
         * @return this
         */
        public Builder separator(String text) {
            this.separator = checked("separator", text);
            return this;
        }

        /**
         * Sets what tells how many messages were ignored.
         *
         * @param template at most 40 characters; default <code>" +{n} see web."</code>
         * @return this
         */
        public Builder suffix(String template) {
            this.suffix = checked("suffix", template);
            return this;
        }

        /**
         * Sets what shows that the first message was shortened.
         *
         * @param text at most 40 characters; default three full stops, because the single character "…" is not in the
         *     GSM alphabet
         * @return this
         */
        public Builder ellipsis(String text) {
            this.ellipsis = checked("ellipsis", text);
            return this;
        }

        /**
         * Sets what happens to messages that do not fit.
         *
         * @param what default {@link Overflow#DEFER}
         * @return this
         */
        public Builder overflow(Overflow what) {
            this.overflow = what;
            return this;
        }

        /**
         * Makes the format.
         *
         * @return the format
         * @throws IllegalArgumentException when overflow is ignored and ellipsis and suffix together are longer than 50
         *     characters (with a count of seven digits), so that too little of a UCS-2 segment is left for the text
         */
        public SmsFormat build() {
            int most = Encoding.UCS2.unitsInSingle() - LEAST_TEXT;
            int tail = ellipsis.length() + suffix.replace(NUMBER, HIGH_COUNT).length();
            if (overflow == Overflow.IGNORE && tail > most) {
                throw new IllegalArgumentException("ellipsis and suffix: received " + tail
                        + " characters (counting seven for each {n}); allowed: " + most + " together");
            }
            return new SmsFormat(this);
        }

        private static String checked(String what, String text) {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException(
                        what + ": received " + text.length() + " characters; allowed: 0 to " + LONGEST);
            }
            SmsText.checkCharacters(what, text);
            return text;
        }
    }
}
