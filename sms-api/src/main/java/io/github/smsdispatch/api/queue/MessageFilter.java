// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Priority;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which messages of a queue are meant: those for which every criterion holds. A filter without any criterion can't
 * be built, so that a forgotten one never means "everything"; who means everything says {@link #all()}. Immutable.
 *
 * <pre>{@code
 * queue.cancel(MessageFilter.builder()
 *         .tenant("spring-campaign")
 *         .enqueuedBefore(Instant.parse("2026-03-01T12:00:00Z"))
 *         .build());
 * }</pre>
 */
public final class MessageFilter {

    private final Set<MessageStatus> named;
    private final @Nullable PhoneNumber recipient;
    private final @Nullable String tenant;
    private final @Nullable String dispatcher;
    private final @Nullable Priority priority;
    private final @Nullable Instant enqueuedFrom;
    private final @Nullable Instant enqueuedBefore;
    private final @Nullable MessageId after;

    private MessageFilter(Builder builder) {
        named = Collections.unmodifiableSet(EnumSet.copyOf(builder.named));
        recipient = builder.recipient;
        tenant = builder.tenant;
        dispatcher = builder.dispatcher;
        priority = builder.priority;
        enqueuedFrom = builder.enqueuedFrom;
        enqueuedBefore = builder.enqueuedBefore;
        after = builder.after;
    }

    /**
     * Means every message of the queue.
     *
     * @return a filter that lets everything pass
     */
    public static MessageFilter all() {
        return new MessageFilter(builder());
    }

    /**
     * Starts a filter.
     *
     * @return a builder without criteria
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Continues behind a message, to list page by page: gives this filter for the messages that the queue lists after
     * that one.
     *
     * @param last the last message of the page before
     * @return a new filter
     */
    public MessageFilter after(MessageId last) {
        Builder next = copied();
        next.after = Objects.requireNonNull(last, "last");
        return new MessageFilter(next);
    }

    /** This filter for other statuses. */
    MessageFilter of(Set<MessageStatus> statuses) {
        Builder other = copied();
        other.named.clear();
        other.named.addAll(statuses);
        return new MessageFilter(other);
    }

    private Builder copied() {
        Builder copy = new Builder();
        copy.named.addAll(named);
        copy.recipient = recipient;
        copy.tenant = tenant;
        copy.dispatcher = dispatcher;
        copy.priority = priority;
        copy.enqueuedFrom = enqueuedFrom;
        copy.enqueuedBefore = enqueuedBefore;
        copy.after = after;
        return copy;
    }

    /**
     * Gives the statuses that pass.
     *
     * @return those that were named, all of them if none was
     */
    public Set<MessageStatus> statuses() {
        return named.isEmpty() ? Collections.unmodifiableSet(EnumSet.allOf(MessageStatus.class)) : named;
    }

    /**
     * Gives the statuses that a change by this filter touches, for authors of queues: an UNKNOWN message may have been
     * sent, so it is changed only by a filter that names the status.
     *
     * @param possible the statuses that the change is for
     * @return those of them that pass, UNKNOWN only if it was named
     */
    public Set<MessageStatus> changing(Set<MessageStatus> possible) {
        Set<MessageStatus> changing = EnumSet.noneOf(MessageStatus.class);
        changing.addAll(possible);
        changing.retainAll(statuses());
        if (!named.contains(MessageStatus.UNKNOWN)) {
            changing.remove(MessageStatus.UNKNOWN);
        }
        return changing;
    }

    /**
     * Gives the recipient.
     *
     * @return whose messages pass, empty for anybody's
     */
    public Optional<PhoneNumber> recipient() {
        return Optional.ofNullable(recipient);
    }

    /**
     * Gives the tenant.
     *
     * @return whose messages pass, empty for anybody's, messages without a tenant included
     */
    public Optional<String> tenant() {
        return Optional.ofNullable(tenant);
    }

    /**
     * Gives the dispatcher of the last attempt.
     *
     * @return the name, empty for any and none
     */
    public Optional<String> dispatcher() {
        return Optional.ofNullable(dispatcher);
    }

    /**
     * Gives the lane.
     *
     * @return the priority, empty for all
     */
    public Optional<Priority> priority() {
        return Optional.ofNullable(priority);
    }

    /**
     * Gives the begin of the time in which the messages were enqueued.
     *
     * @return the earliest time that passes, empty for any
     */
    public Optional<Instant> enqueuedFrom() {
        return Optional.ofNullable(enqueuedFrom);
    }

    /**
     * Gives the end of the time in which the messages were enqueued.
     *
     * @return the earliest time that doesn't pass any more, empty for never
     */
    public Optional<Instant> enqueuedBefore() {
        return Optional.ofNullable(enqueuedBefore);
    }

    /**
     * Gives the message behind which the list continues.
     *
     * @return its id, empty to list from the first one
     */
    public Optional<MessageId> after() {
        return Optional.ofNullable(after);
    }

    @Override
    public String toString() {
        return "MessageFilter" + criteria();
    }

    private List<String> criteria() {
        return List.of(
                "statuses=" + (named.isEmpty() ? "any" : named),
                "recipient=" + (recipient == null ? "any" : recipient),
                "tenant=" + (tenant == null ? "any" : tenant),
                "dispatcher=" + (dispatcher == null ? "any" : dispatcher),
                "priority=" + (priority == null ? "any" : priority),
                "enqueuedFrom=" + (enqueuedFrom == null ? "any" : enqueuedFrom),
                "enqueuedBefore=" + (enqueuedBefore == null ? "any" : enqueuedBefore));
    }

    /** Collects criteria. Not thread-safe. */
    public static final class Builder {

        private final Set<MessageStatus> named = EnumSet.noneOf(MessageStatus.class);
        private @Nullable PhoneNumber recipient;
        private @Nullable String tenant;
        private @Nullable String dispatcher;
        private @Nullable Priority priority;
        private @Nullable Instant enqueuedFrom;
        private @Nullable Instant enqueuedBefore;
        private @Nullable MessageId after;

        private Builder() {}

        /**
         * Lets messages of a status pass; called again, of another one as well.
         *
         * @param one the status
         * @return this
         */
        public Builder status(MessageStatus one) {
            named.add(one);
            return this;
        }

        /**
         * Lets only one recipient's messages pass.
         *
         * @param whose exactly as it was enqueued
         * @return this
         */
        public Builder recipient(PhoneNumber whose) {
            recipient = Objects.requireNonNull(whose, "recipient");
            return this;
        }

        /**
         * Lets only one tenant's messages pass.
         *
         * @param whose as in {@link io.github.smsdispatch.api.SmsRequest.Builder#tenant}
         * @return this
         * @throws IllegalArgumentException when blank
         */
        public Builder tenant(String whose) {
            tenant = notBlank("tenant", whose);
            return this;
        }

        /**
         * Lets only messages pass whose last attempt was through a dispatcher.
         *
         * @param name the dispatcher's name
         * @return this
         * @throws IllegalArgumentException when blank
         */
        public Builder dispatcher(String name) {
            dispatcher = notBlank("dispatcher", name);
            return this;
        }

        /**
         * Lets only messages of a lane pass.
         *
         * @param lane the priority
         * @return this
         */
        public Builder priority(Priority lane) {
            priority = Objects.requireNonNull(lane, "priority");
            return this;
        }

        /**
         * Lets only messages pass that were enqueued at a time or later.
         *
         * @param begin the time, by the queue's clock
         * @return this
         */
        public Builder enqueuedFrom(Instant begin) {
            enqueuedFrom = Objects.requireNonNull(begin, "enqueuedFrom");
            return this;
        }

        /**
         * Lets only messages pass that were enqueued before a time.
         *
         * @param end the time, by the queue's clock
         * @return this
         */
        public Builder enqueuedBefore(Instant end) {
            enqueuedBefore = Objects.requireNonNull(end, "enqueuedBefore");
            return this;
        }

        private static String notBlank(String what, String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException(
                        what + ": received " + name.length() + " blank characters; allowed: a name");
            }
            return name;
        }

        /**
         * Makes the filter.
         *
         * @return the filter
         * @throws IllegalArgumentException when there is no criterion, or the time ends before it begins
         */
        public MessageFilter build() {
            if (named.isEmpty()
                    && recipient == null
                    && tenant == null
                    && dispatcher == null
                    && priority == null
                    && enqueuedFrom == null
                    && enqueuedBefore == null) {
                throw new IllegalArgumentException(
                        "filter: received no criterion; allowed: one or more, or MessageFilter.all()");
            }
            if (enqueuedFrom != null && enqueuedBefore != null && !enqueuedFrom.isBefore(enqueuedBefore)) {
                throw new IllegalArgumentException("enqueuedBefore: received " + enqueuedBefore
                        + "; allowed: after enqueuedFrom (" + enqueuedFrom + ")");
            }
            return new MessageFilter(this);
        }
    }
}
