// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.text.Encoding;
import io.github.smsdispatch.api.text.NationalLanguage;
import java.util.EnumSet;
import java.util.Set;

/** What a transport can do. Immutable; made by {@link #builder()}. */
public final class Capabilities {

    /** Where the sending id comes from. */
    public enum SendingIds {
        /** The client chooses it before sending, so a crash can't lose it. */
        CHOSEN_BY_CLIENT,
        /** The transport names it in its answer. */
        CHOSEN_BY_TRANSPORT
    }

    /** What the transport reports later. */
    public enum Reports {
        /** Nothing. */
        NONE,
        /** That the network took or refused the SMS. */
        NETWORK,
        /** That the handset has it. */
        HANDSET
    }

    private static final int MOST_SEGMENTS = 255;

    private final int maxSegments;
    private final int batchSize;
    private final int inFlight;
    private final SendingIds sendingIds;
    private final Reports reports;
    private final Set<Encoding> encodings;
    private final Set<NationalLanguage> languages;

    private Capabilities(Builder builder) {
        maxSegments = builder.maxSegments;
        batchSize = builder.batchSize;
        inFlight = builder.inFlight;
        sendingIds = builder.sendingIds;
        reports = builder.reports;
        encodings = Set.copyOf(builder.encodings);
        languages = Set.copyOf(builder.languages);
    }

    /**
     * Gives what is safe to assume of an unknown transport: one SMS per request, one request at a time, all encodings,
     * no reports.
     *
     * @return the defaults of the builder
     */
    public static Capabilities basic() {
        return builder().build();
    }

    /**
     * Starts a description.
     *
     * @return a builder with the defaults of {@link #basic()}
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Gives the longest SMS. {@link io.github.smsdispatch.api.route.FailoverDispatcher}, and so {@link SmsSender}, never
     * hands a longer one over: for this dispatcher it is {@link Outcome.Rejected}.
     *
     * @return segments, 1 to 255
     */
    public int maxSegments() {
        return maxSegments;
    }

    /**
     * Gives the size of a bulk request.
     *
     * @return SMS per request, 1 or more
     */
    public int batchSize() {
        return batchSize;
    }

    /**
     * Gives the limit of parallel requests.
     *
     * @return requests at a time; 0 means that the dispatcher takes nothing now and a worker should rest
     */
    public int inFlight() {
        return inFlight;
    }

    /**
     * Tells who chooses the sending id.
     *
     * @return the origin of the id
     */
    public SendingIds sendingIds() {
        return sendingIds;
    }

    /**
     * Tells what is reported later.
     *
     * @return the best report to be expected
     */
    public Reports reports() {
        return reports;
    }

    /**
     * Tells which encodings arrive readable.
     *
     * @return the encodings, never empty
     */
    public Set<Encoding> encodings() {
        return encodings;
    }

    /**
     * Tells which national tables of 3GPP TS 23.038 Annex A the transport can write and the phones behind it can read.
     * {@link Dispatcher#formatSms} then uses one where that saves segments.
     *
     * @return the languages, none unless the transport says so
     */
    public Set<NationalLanguage> languages() {
        return languages;
    }

    @Override
    public String toString() {
        return "Capabilities[maxSegments=" + maxSegments + ", batchSize=" + batchSize + ", inFlight=" + inFlight
                + ", sendingIds=" + sendingIds + ", reports=" + reports + ", encodings=" + encodings + ", languages="
                + languages + "]";
    }

    /** Collects the limits of a transport. Not thread-safe. */
    public static final class Builder {

        private int maxSegments = MOST_SEGMENTS;
        private int batchSize = 1;
        private int inFlight = 1;
        private SendingIds sendingIds = SendingIds.CHOSEN_BY_TRANSPORT;
        private Reports reports = Reports.NONE;
        private Set<Encoding> encodings = EnumSet.allOf(Encoding.class);
        private Set<NationalLanguage> languages = EnumSet.noneOf(NationalLanguage.class);

        private Builder() {}

        /**
         * Sets the longest SMS.
         *
         * @param segments 1 to 255; default 255
         * @return this
         */
        public Builder maxSegments(int segments) {
            this.maxSegments = inRange("maxSegments", segments, 1, MOST_SEGMENTS);
            return this;
        }

        /**
         * Sets the size of a bulk request.
         *
         * @param sms 1 to 10,000; default 1
         * @return this
         */
        public Builder batchSize(int sms) {
            this.batchSize = inRange("batchSize", sms, 1, 10_000);
            return this;
        }

        /**
         * Sets the limit of parallel requests.
         *
         * @param requests 0 to 10,000; default 1
         * @return this
         */
        public Builder inFlight(int requests) {
            this.inFlight = inRange("inFlight", requests, 0, 10_000);
            return this;
        }

        /**
         * Sets who chooses the sending id.
         *
         * @param origin default {@link SendingIds#CHOSEN_BY_TRANSPORT}
         * @return this
         */
        public Builder sendingIds(SendingIds origin) {
            this.sendingIds = origin;
            return this;
        }

        /**
         * Sets what is reported later.
         *
         * @param best default {@link Reports#NONE}
         * @return this
         */
        public Builder reports(Reports best) {
            this.reports = best;
            return this;
        }

        /**
         * Sets which encodings arrive readable.
         *
         * @param readable at least one; default all
         * @return this
         */
        public Builder encodings(Set<Encoding> readable) {
            if (readable.isEmpty()) {
                throw new IllegalArgumentException("encodings: received none; allowed: at least one");
            }
            this.encodings = readable;
            return this;
        }

        /**
         * Sets which national tables arrive readable.
         *
         * @param readable default none
         * @return this
         */
        public Builder languages(Set<NationalLanguage> readable) {
            this.languages = readable;
            return this;
        }

        /**
         * Makes the description.
         *
         * @return the capabilities
         */
        public Capabilities build() {
            return new Capabilities(this);
        }

        private static int inRange(String what, int value, int min, int max) {
            if (value < min || value > max) {
                throw new IllegalArgumentException(what + ": received " + value + "; allowed: " + min + " to " + max);
            }
            return value;
        }
    }
}
