// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What operators do to many messages at once. Part of {@link MessageQueueContract}. */
public interface QueueBulkRules extends QueueFixture {

    /** Each criterion alone, and all together. */
    @Test
    default void everyCriterionOfAFilterNarrowsTheList() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.TENANTS)) {
            bench.enqueue("failed", r -> r.tenant("acme"));
            bench.mark(bench.claimOne(), MessageStatus.FAILED, null);
            bench.enqueue("urgent", r -> r.priority(Priority.URGENT).tenant("other"));
            bench.clock.advance(Duration.ofMinutes(1));
            Instant later = bench.clock.instant();
            bench.enqueue("later", r -> r.tenant("acme"));
            bench.queue.enqueue(SmsRequest.of("+4787654321", "another's"));

            assertEquals(List.of("failed", "urgent", "later", "another's"), texts(bench, MessageFilter.all()));
            assertEquals(List.of("failed"), texts(bench, f -> f.status(MessageStatus.FAILED)));
            assertEquals(List.of("failed", "urgent", "later"), texts(bench, f -> f.recipient(QueueBench.PHONE)));
            assertEquals(List.of("failed", "later"), texts(bench, f -> f.tenant("acme")));
            assertEquals(List.of("failed"), texts(bench, f -> f.dispatcher(QueueBench.GATEWAY)));
            assertEquals(List.of("urgent"), texts(bench, f -> f.priority(Priority.URGENT)));
            assertEquals(List.of("later", "another's"), texts(bench, f -> f.enqueuedFrom(later)));
            assertEquals(List.of("failed", "urgent"), texts(bench, f -> f.enqueuedBefore(later)));
            assertEquals(
                    List.of("later"),
                    texts(
                            bench,
                            f -> f.status(MessageStatus.PENDING)
                                    .status(MessageStatus.SENT)
                                    .recipient(QueueBench.PHONE)
                                    .tenant("acme")
                                    .priority(Priority.NORMAL)
                                    .enqueuedFrom(later)
                                    .enqueuedBefore(later.plusSeconds(1))));
            assertEquals(List.of(), texts(bench, f -> f.tenant("acme").priority(Priority.URGENT)));
        }
    }

    /** Page by page, each message once. */
    @Test
    default void aListGoesOnBehindItsLastMessage() {
        try (QueueBench bench = new QueueBench(this)) {
            IntStream.range(0, 5).forEach(i -> bench.enqueue("message " + i));
            MessageFilter filter = filter(f -> f.status(MessageStatus.PENDING));
            List<String> listed = new ArrayList<>();
            for (List<QueuedMessage> page = bench.queue.messages(filter, 2);
                    !page.isEmpty();
                    page = bench.queue.messages(filter, 2)) {
                page.forEach(m -> listed.add(m.request().text()));
                filter = filter.after(page.get(page.size() - 1).id());
            }
            assertEquals(List.of("message 0", "message 1", "message 2", "message 3", "message 4"), listed);
        }
    }

    /** What waits, now or for later; nothing that a worker holds or that is finished. */
    @Test
    default void aCancelByFilterTakesWhatWaits() {
        try (QueueBench bench = new QueueBench(this)) {
            QueuedMessage sent = bench.sent("sent");
            bench.enqueue("held");
            QueuedMessage held = bench.claimOne();
            MessageId now = bench.enqueue("now");
            MessageId later = bench.enqueue(
                    "later", r -> r.notBefore(bench.clock.instant().plusSeconds(999)));
            MessageId others = bench.queue
                    .enqueue(SmsRequest.of("+4787654321", "another's"))
                    .id();

            assertEquals(2, bench.queue.cancel(filter(f -> f.recipient(QueueBench.PHONE))));
            bench.assertEnded(MessageStatus.CANCELLED, now);
            bench.assertEnded(MessageStatus.CANCELLED, later);
            assertEquals(MessageStatus.SENT, bench.status(sent.id()));
            assertEquals(MessageStatus.CLAIMED, bench.status(held.id()));
            assertEquals(0, bench.queue.cancel(filter(f -> f.recipient(QueueBench.PHONE))));
            assertEquals(1, bench.queue.cancel(MessageFilter.all()));
            bench.assertEnded(MessageStatus.CANCELLED, others);
            assertEquals(List.of(), bench.claim(10));
        }
    }

    /** It may have been sent: who wants it cancelled says so. */
    @Test
    default void anUnknownMessageIsCancelledOnlyByName() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.CHOICES_PER_MESSAGE)) {
            MessageId id = bench.unknown(DuplicatePolicy.AT_LEAST_ONCE).id();
            assertEquals(0, bench.queue.cancel(MessageFilter.all()));
            assertEquals(MessageStatus.UNKNOWN, bench.status(id));
            assertEquals(1, bench.queue.cancel(filter(f -> f.status(MessageStatus.UNKNOWN))));
            bench.assertEnded(MessageStatus.CANCELLED, id);
            assertEquals(List.of(), bench.queue.review(10, Duration.ofMinutes(1)));
        }
    }

    /** Q8: what waited behind a cancelled message comes next. */
    @Test
    default void q8_aCancelByFilterMakesWayForTheNextOfTheKey() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.ORDERING_KEYS)) {
            bench.enqueue("first", r -> r.orderingKey("key").tenant("acme"));
            bench.enqueue("second", r -> r.orderingKey("key"));
            assertEquals(1, bench.queue.cancel(filter(f -> f.tenant("acme"))));
            assertEquals(List.of("second"), bench.claimedTexts());
            assertEquals(1, bench.queue.requeue(filter(f -> f.tenant("acme"))));
            assertEquals(List.of(), bench.claimedTexts());
        }
    }

    /** Sent ones stay sent, and unknown ones go again only by name. */
    @Test
    default void aRequeueByFilterTakesWhatWasGivenUp() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.CHOICES_PER_MESSAGE)) {
            QueuedMessage sent = bench.sent("sent");
            QueuedMessage unknown = bench.unknown(DuplicatePolicy.AT_MOST_ONCE);
            bench.enqueue("expired", r -> r.expiresAt(bench.clock.instant().plusSeconds(1)));
            bench.clock.advance(Duration.ofSeconds(1));
            bench.queue.sweep(10);
            bench.enqueue("failed");
            bench.mark(bench.claimOne(), MessageStatus.FAILED, null);
            bench.enqueue("ignored");
            bench.mark(bench.claimOne(), MessageStatus.IGNORED, null);
            bench.queue.cancel(bench.enqueue("cancelled"));

            assertEquals(4, bench.queue.requeue(MessageFilter.all()));
            List<QueuedMessage> again = bench.claim(10);
            assertEquals(
                    List.of("expired", "failed", "ignored", "cancelled"),
                    again.stream().map(m -> m.request().text()).toList());
            again.forEach(m -> assertEquals(Posting.FIRST, m.progress().posting()));
            assertEquals(MessageStatus.SENT, bench.status(sent.id()));
            assertEquals(MessageStatus.UNKNOWN, bench.status(unknown.id()));

            assertEquals(1, bench.queue.requeue(filter(f -> f.status(MessageStatus.UNKNOWN))));
            QueuedMessage second = bench.claimOne();
            assertEquals(unknown.id(), second.id());
            assertEquals(2, second.progress().attempts());
            assertNotEquals(unknown.progress().sendingId(), second.progress().sendingId());
        }
    }

    /** All of them at once, each as the verdict says. */
    @Test
    default void aResolutionByFilterIsForUnknownMessagesOnly() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.CHOICES_PER_MESSAGE)) {
            bench.enqueue("waits");
            bench.enqueue("held");
            bench.claim(2);
            QueuedMessage first = bench.unknown(DuplicatePolicy.RESOLVE_FIRST);
            QueuedMessage second = bench.unknown(DuplicatePolicy.AT_MOST_ONCE);

            assertEquals(0, bench.queue.resolve(MessageFilter.all(), saying(Resolution.Verdict.UNDECIDED)));
            MessageFilter pending = filter(f -> f.status(MessageStatus.PENDING));
            assertEquals(0, bench.queue.resolve(pending, saying(Resolution.Verdict.ACCEPTED)));
            assertEquals(2, bench.queue.resolve(MessageFilter.all(), saying(Resolution.Verdict.ACCEPTED)));
            assertEquals(MessageStatus.SENT, bench.status(first.id()));
            assertEquals(MessageStatus.SENT, bench.status(second.id()));
            assertEquals("by hand", bench.find(first.id()).progress().detail());
            assertEquals(2, bench.queue.counts().get(MessageStatus.CLAIMED));
        }
    }

    /** A digest that goes again may carry other messages, so it is never repeated under its id. */
    @Test
    default void aResolutionByFilterLeavesOutWhatItCantChange() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPEATS)) {
            bench.enqueue("digest", r -> r.grouping(Grouping.DIGEST));
            QueuedMessage digest = bench.claimOne();
            bench.mark(digest, MessageStatus.UNKNOWN, null);
            QueuedMessage single = bench.unknown(DuplicatePolicy.RESOLVE_FIRST);
            MessageFilter unknown = filter(f -> f.status(MessageStatus.UNKNOWN));
            assertEquals(1, bench.queue.resolve(unknown, saying(Resolution.Verdict.REPEATABLE)));
            QueuedMessage again = bench.claimOne();
            assertEquals(single.id(), again.id());
            assertEquals(Posting.REPEAT, again.progress().posting());
            assertEquals(single.progress().sendingId(), again.progress().sendingId());
            assertEquals(1, bench.queue.resolve(unknown, saying(Resolution.Verdict.NOT_ACCEPTED)));
            assertEquals(digest.id(), bench.claimOne().id());
        }
    }

    /** More than any batch, with some among them that can't be changed. */
    @Test
    default void thousandsOfMessagesAreChangedEachOnce() {
        try (QueueBench bench = new QueueBench(this)) {
            int count = 2345;
            bench.queue.enqueueAll(IntStream.range(0, count)
                    .mapToObj(i -> SmsRequest.of("+4712345678", "message " + i))
                    .toList());
            List<QueuedMessage> held = bench.claim(100);
            assertEquals(count - held.size(), bench.queue.cancel(MessageFilter.all()));
            assertEquals(
                    count - held.size(), bench.queue.requeue(filter(f -> f.status(shown(MessageStatus.CANCELLED)))));
            assertEquals(0, bench.queue.requeue(MessageFilter.all()));
            assertEquals(count - held.size(), bench.claim(count).size());
        }
    }

    private static Resolution saying(Resolution.Verdict verdict) {
        return new Resolution(verdict, QueueBench.GATEWAY, "by hand");
    }

    private static MessageFilter filter(Consumer<MessageFilter.Builder> criteria) {
        MessageFilter.Builder filter = MessageFilter.builder();
        criteria.accept(filter);
        return filter.build();
    }

    private static List<String> texts(QueueBench bench, Consumer<MessageFilter.Builder> criteria) {
        return texts(bench, filter(criteria));
    }

    private static List<String> texts(QueueBench bench, MessageFilter filter) {
        return bench.queue.messages(filter, 100).stream()
                .map(m -> m.request().text())
                .toList();
    }
}
