// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ResourceBundle;

/**
 * Makes the text of one SMS from one or more messages. A single message is taken as it is, within the budget of its
 * {@link TextOptions}, and may span segments. Several make a digest of one segment, most severe first: {@code 1: a; 2: b}.
 * What does not fit is deferred, or ignored with a suffix that counts it. When not even the first fits, it is shortened
 * at a whole character, visibly. Immutable, thread-safe, pure.
 */
public final class SmsFormat {

    /** Stands for a number in {@link Builder#numbering} and {@link Builder#suffix}. */
    public static final String NUMBER = Template.NUMBER;

    private static final SmsFormat STANDARD = builder().build();

    private final Template numbering;
    private final String separator;
    private final Template suffix;
    private final String ellipsis;
    private final Overflow overflow;
    private final DigestPacking packing;
    private final TextOptions options;

    private SmsFormat(Builder builder) {
        numbering = new Template(builder.numbering);
        separator = builder.separator;
        suffix = new Template(builder.suffix);
        ellipsis = builder.ellipsis;
        overflow = builder.overflow;
        packing = builder.packing;
        options = builder.options;
    }

    private SmsFormat(SmsFormat format, TextOptions options) {
        numbering = format.numbering;
        separator = format.separator;
        suffix = format.suffix;
        ellipsis = format.ellipsis;
        overflow = format.overflow;
        packing = format.packing;
        this.options = options;
    }

    /**
     * Gives the format used when nothing else is said.
     *
     * @return numbering {@code 1: a; 2: b}, overflow deferred, {@link TextOptions#standard()}
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
     * Makes the text for a transport: with the national tables that it can carry, and within its own limit of segments.
     *
     * @param messages at least one; sorted here by severity, otherwise in the given order
     * @param can what the transport can do
     * @return text and which messages it carries
     * @throws IllegalArgumentException when there is no message
     */
    public FormattedSms format(List<SmsMessage> messages, Capabilities can) {
        TextOptions fitted = options.within(can);
        return fitted == options ? format(messages) : new SmsFormat(this, fitted).format(messages);
    }

    /**
     * Makes the text.
     *
     * @param messages at least one; sorted here by severity, otherwise in the given order
     * @return text and which messages it carries; a single message above its budget may have a plan that is {@linkplain
     *     TextPlan#rejected() rejected}
     * @throws IllegalArgumentException when there is no message
     */
    public FormattedSms format(List<SmsMessage> messages) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages: received none; allowed: at least one");
        }
        if (messages.size() == 1) {
            SmsMessage only = messages.get(0);
            TextPlan plan = TextPlan.of(only.text(), options);
            return new FormattedSms(plan.text(), List.of(only.id()), List.of(), List.of(), plan);
        }
        List<SmsMessage> sorted = new ArrayList<>(messages);
        sorted.sort(Comparator.comparingInt(SmsMessage::severity));
        return digest(sorted);
    }

    private FormattedSms digest(List<SmsMessage> sorted) {
        Digest digest =
                Digest.of(this, sorted, sorted.stream().map(SmsMessage::text).toList());
        if (digest.count() < sorted.size() && options.onOverflow().contains(OverBudget.TRANSLITERATE)) {
            Transliteration table = options.transliteration();
            Digest plainer = Digest.of(
                    this,
                    sorted,
                    sorted.stream().map(message -> table.apply(message.text())).toList());
            digest = plainer.count() > digest.count() ? plainer : digest;
        }
        return result(digest.text(), sorted, digest.carried());
    }

    private FormattedSms result(String text, List<SmsMessage> sorted, boolean[] carried) {
        List<MessageId> sent = new ArrayList<>();
        List<MessageId> rest = new ArrayList<>();
        for (int i = 0; i < carried.length; i++) {
            (carried[i] ? sent : rest).add(sorted.get(i).id());
        }
        return new FormattedSms(
                text,
                sent,
                overflow == Overflow.IGNORE ? rest : List.of(),
                overflow == Overflow.DEFER ? rest : List.of(),
                TextPlan.cheapest(text, options));
    }

    /** Returns what stands before the n-th message of a digest. */
    String before(int n) {
        return n == 1 ? numbering.with(1) : separator.concat(numbering.with(n));
    }

    String suffixFor(int left) {
        return left == 0 || overflow == Overflow.DEFER ? "" : suffix.with(left);
    }

    String ellipsis() {
        return ellipsis;
    }

    DigestPacking packing() {
        return packing;
    }

    TextOptions options() {
        return options;
    }

    /** Collects a format. Not thread-safe. */
    public static final class Builder {

        /** What ellipsis and suffix must leave of a UCS-2 segment, so that a shortened text says something. */
        private static final int LEAST_TEXT = 20;

        private static final String HIGH_COUNT = "9999999";

        private String numbering = "{n}: ";
        private String separator = "; ";
        private String suffix = " +{n} see web.";
        private String ellipsis = "...";
        private Overflow overflow = Overflow.DEFER;
        private DigestPacking packing = DigestPacking.IN_ORDER;
        private TextOptions options = TextOptions.standard();

        private Builder() {}

        /**
         * Sets what stands before each of several messages.
         *
         * @param template at most 40 characters; default <code>"{n}: "</code>
         * @return this
         */
        public Builder numbering(String template) {
            this.numbering = Template.checked("numbering", template);
            return this;
        }

        /**
         * Sets what stands between two messages.
         *
         * @param text at most 40 characters; default {@code "; "}
         * @return this
         */
        public Builder separator(String text) {
            this.separator = Template.checked("separator", text);
            return this;
        }

        /**
         * Sets what tells how many messages were ignored.
         *
         * @param template at most 40 characters; default <code>" +{n} see web."</code>
         * @return this
         */
        public Builder suffix(String template) {
            this.suffix = Template.checked("suffix", template);
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
            this.ellipsis = Template.checked("ellipsis", text);
            return this;
        }

        /**
         * Takes the words from a translation. Of the keys {@code sms.numbering}, {@code sms.separator}, {@code sms.suffix}
         * and {@code sms.ellipsis} those that it has are used, with the rules of the methods of the same names.
         *
         * @param words for example {@code ResourceBundle.getBundle("sms", locale)}
         * @return this
         * @throws IllegalArgumentException when one of them is too long or no SMS can carry it
         */
        public Builder templates(ResourceBundle words) {
            numbering(words.containsKey("sms.numbering") ? words.getString("sms.numbering") : numbering);
            separator(words.containsKey("sms.separator") ? words.getString("sms.separator") : separator);
            suffix(words.containsKey("sms.suffix") ? words.getString("sms.suffix") : suffix);
            return ellipsis(words.containsKey("sms.ellipsis") ? words.getString("sms.ellipsis") : ellipsis);
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
         * Sets which messages a digest takes.
         *
         * @param which default {@link DigestPacking#IN_ORDER}
         * @return this
         */
        public Builder packing(DigestPacking which) {
            this.packing = which;
            return this;
        }

        /**
         * Sets how texts may be written, and how long a single message may get. A digest is always one segment; {@link
         * OverBudget#TRANSLITERATE} is used for it when more messages fit then.
         *
         * @param how default {@link TextOptions#standard()}; without {@link OverBudget#SPLIT}, because one SMS is made here
         * @return this
         * @throws IllegalArgumentException when it has that step
         */
        public Builder text(TextOptions how) {
            if (how.onOverflow().contains(OverBudget.SPLIT)) {
                throw new IllegalArgumentException(
                        "text: received onOverflow SPLIT; allowed: TRANSLITERATE, TRUNCATE and "
                                + "REJECT, because a format makes one SMS (split with TextPlan and enqueue its messages)");
            }
            this.options = how;
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
    }
}
