// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.text.SmsText;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an application wants sent: text, recipient, and how the queue is to treat it. Immutable; {@link #toString()}
 * shows neither text nor number.
 */
public final class SmsRequest {

    /** The longest key of any kind. */
    public static final int LONGEST_KEY = 200;

    private final PhoneNumber to;
    private final String text;
    private final int severity;
    private final Priority priority;
    private final Grouping grouping;
    private final @Nullable DuplicatePolicy duplicatePolicy;
    private final @Nullable Instant notBefore;
    private final @Nullable Instant expiresAt;
    private final @Nullable String idempotencyKey;
    private final @Nullable String orderingKey;
    private final @Nullable String collapseKey;
    private final @Nullable String tenant;

    private SmsRequest(Builder builder) {
        to = builder.to;
        text = builder.text;
        severity = builder.severity;
        priority = builder.priority;
        grouping = builder.grouping;
        duplicatePolicy = builder.duplicatePolicy;
        notBefore = builder.notBefore;
        expiresAt = builder.expiresAt;
        idempotencyKey = builder.idempotencyKey;
        orderingKey = builder.orderingKey;
        collapseKey = builder.collapseKey;
        tenant = builder.tenant;
    }

    /**
     * Makes a request with all defaults.
     *
     * @param to who gets it
     * @param text what the person reads
     * @return the request
     * @throws IllegalArgumentException when number or text can't be sent
     */
    public static SmsRequest of(String to, String text) {
        return builder(PhoneNumber.of(to), text).build();
    }

    /**
     * Starts a request.
     *
     * @param to who gets it
     * @param text what the person reads
     * @return a builder with the defaults
     * @throws IllegalArgumentException when the text can't be sent
     */
    public static Builder builder(PhoneNumber to, String text) {
        return new Builder(to, text);
    }

    /**
     * Gives the recipient.
     *
     * @return who gets it
     */
    public PhoneNumber to() {
        return to;
    }

    /**
     * Gives the text.
     *
     * @return what the person reads
     */
    public String text() {
        return text;
    }

    /**
     * Gives the severity.
     *
     * @return 1 (most severe) to 5
     */
    public int severity() {
        return severity;
    }

    /**
     * Gives the lane.
     *
     * @return the priority
     */
    public Priority priority() {
        return priority;
    }

    /**
     * Tells whether it may share an SMS.
     *
     * @return the grouping
     */
    public Grouping grouping() {
        return grouping;
    }

    /**
     * Gives what may be done when the outcome is unknown.
     *
     * @return the policy, empty for the queue's default
     */
    public Optional<DuplicatePolicy> duplicatePolicy() {
        return Optional.ofNullable(duplicatePolicy);
    }

    /**
     * Gives the earliest time.
     *
     * @return when it may go at the earliest, empty for at once
     */
    public Optional<Instant> notBefore() {
        return Optional.ofNullable(notBefore);
    }

    /**
     * Gives the latest time.
     *
     * @return from when on it is worthless, empty for never
     */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /**
     * Gives the key that makes a repeated enqueue harmless.
     *
     * @return the key, empty for none
     */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    /**
     * Gives the key of those that go one after the other.
     *
     * @return the key, empty for any order
     */
    public Optional<String> orderingKey() {
        return Optional.ofNullable(orderingKey);
    }

    /**
     * Gives the key of those of which only the newest counts.
     *
     * @return the key, empty for none
     */
    public Optional<String> collapseKey() {
        return Optional.ofNullable(collapseKey);
    }

    /**
     * Gives on whose behalf it is sent.
     *
     * @return the tenant, empty for the application itself
     */
    public Optional<String> tenant() {
        return Optional.ofNullable(tenant);
    }

    /**
     * Gives the message that a dispatcher gets.
     *
     * @param id its id in the queue
     * @return id, text and severity
     */
    public SmsMessage message(MessageId id) {
        return new SmsMessage(id, text, severity);
    }

    @Override
    public String toString() {
        return "SmsRequest[to=" + to + ", " + text.length() + " characters, " + priority + ", severity=" + severity
                + "]";
    }

    /** Collects a request. Not thread-safe. */
    public static final class Builder {

        private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

        private final PhoneNumber to;
        private final String text;
        private int severity = SmsMessage.DEFAULT_SEVERITY;
        private Priority priority = Priority.NORMAL;
        private Grouping grouping = Grouping.SEPARATE;
        private @Nullable DuplicatePolicy duplicatePolicy;
        private @Nullable Instant notBefore;
        private @Nullable Instant expiresAt;
        private @Nullable String idempotencyKey;
        private @Nullable String orderingKey;
        private @Nullable String collapseKey;
        private @Nullable String tenant;

        private Builder(PhoneNumber to, String text) {
            SmsText.check(text);
            this.to = to;
            this.text = text;
        }

        /**
         * Sets how severe it is.
         *
         * @param level 1 (most severe) to 5; default 3
         * @return this
         * @throws IllegalArgumentException when out of range
         */
        public Builder severity(int level) {
            this.severity = SmsMessage.checkSeverity(level);
            return this;
        }

        /**
         * Sets the lane.
         *
         * @param lane default {@link Priority#NORMAL}
         * @return this
         */
        public Builder priority(Priority lane) {
            this.priority = lane;
            return this;
        }

        /**
         * Sets whether it may share an SMS.
         *
         * @param how default {@link Grouping#SEPARATE}
         * @return this
         */
        public Builder grouping(Grouping how) {
            this.grouping = how;
            return this;
        }

        /**
         * Sets what may be done when the outcome is unknown.
         *
         * @param policy default: the queue's
         * @return this
         */
        public Builder duplicatePolicy(DuplicatePolicy policy) {
            this.duplicatePolicy = policy;
            return this;
        }

        /**
         * Sets when it may go at the earliest.
         *
         * @param earliest 1970 to 9999; default: at once
         * @return this
         * @throws IllegalArgumentException when out of range
         */
        public Builder notBefore(Instant earliest) {
            this.notBefore = storable("notBefore", earliest);
            return this;
        }

        /**
         * Sets from when on it must not be sent any more.
         *
         * @param end 1970 to 9999; default: never; an expired message is reported, not sent
         * @return this
         * @throws IllegalArgumentException when out of range
         */
        public Builder expiresAt(Instant end) {
            this.expiresAt = storable("expiresAt", end);
            return this;
        }

        /**
         * Makes a repeated enqueue harmless: a second request with the same key is not stored.
         *
         * @param key 1 to 200 characters without control characters, for example {@code appointment-4711-v3-reminder}
         * @return this
         * @throws IllegalArgumentException when empty, too long, or with a character that can't be stored
         */
        public Builder idempotencyKey(String key) {
            this.idempotencyKey = storable("idempotencyKey", key);
            return this;
        }

        /**
         * Keeps an order: of the messages with this key, one is sent at a time, oldest first. The next one goes when the
         * earlier one is final, or its outcome is unknown.
         *
         * @param key 1 to 200 characters without control characters, for example {@code appointment-4711}; default: none
         * @return this
         * @throws IllegalArgumentException when empty, too long, or with a character that can't be stored
         */
        public Builder orderingKey(String key) {
            this.orderingKey = storable("orderingKey", key);
            return this;
        }

        /**
         * Lets a newer message replace this one while it waits: of the messages with this key and recipient only the
         * newest is sent, the others become IGNORED.
         *
         * @param key 1 to 200 characters without control characters, for example {@code host-state-sw1}; default: none
         * @return this
         * @throws IllegalArgumentException when empty, too long, or with a character that can't be stored
         */
        public Builder collapseKey(String key) {
            this.collapseKey = storable("collapseKey", key);
            return this;
        }

        /**
         * Shares the queue fairly: tenants take turns within a lane, however many messages one of them has. Messages
         * without a tenant go before all of them.
         *
         * @param name 1 to 200 characters without control characters; default: none
         * @return this
         * @throws IllegalArgumentException when empty, too long, or with a character that can't be stored
         */
        public Builder tenant(String name) {
            this.tenant = storable("tenant", name);
            return this;
        }

        private static String storable(String what, String key) {
            if (key.isBlank() || key.length() > LONGEST_KEY) {
                throw new IllegalArgumentException(what + ": received " + key.length() + " characters; allowed: 1 to "
                        + LONGEST_KEY + ", not blank");
            }
            if (!OneLine.is(key)) {
                throw new IllegalArgumentException(what + ": received a control character or lone surrogate; "
                        + "allowed: 1 to " + LONGEST_KEY + " other characters");
            }
            return key;
        }

        /** What every database can store; Instant.MAX is no way to say "never". */
        private static Instant storable(String what, Instant time) {
            if (time.isBefore(Instant.EPOCH) || !time.isBefore(LATEST)) {
                throw new IllegalArgumentException(what + ": received " + time + "; allowed: 1970 to 9999");
            }
            return time;
        }

        /**
         * Makes the request.
         *
         * @return the request
         * @throws IllegalArgumentException when it expires before it may go
         */
        public SmsRequest build() {
            if (notBefore != null && expiresAt != null && !notBefore.isBefore(expiresAt)) {
                throw new IllegalArgumentException(
                        "expiresAt: received " + expiresAt + "; allowed: after notBefore (" + notBefore + ")");
            }
            return new SmsRequest(this);
        }
    }
}
