// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.Resolution.Verdict;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may happen to messages whose outcome is unknown. Part of {@link MessageQueueContract}. */
public interface QueueUnknownRules extends QueueFixture {

    /** A review lists each once per interval, the longest unknown first. */
    @Test
    default void aReviewListsWhatIsDueAndComesBackLater() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.CHOICES_PER_MESSAGE)) {
            MessageId first = bench.unknown(DuplicatePolicy.RESOLVE_FIRST).id();
            bench.clock.advance(Duration.ofSeconds(1));
            MessageId second = bench.unknown(DuplicatePolicy.AT_LEAST_ONCE).id();
            bench.clock.advance(Duration.ofSeconds(1));
            assertEquals(List.of(first), ids(bench.queue.review(1, Duration.ofMinutes(1))));
            assertEquals(List.of(second), ids(bench.queue.review(10, Duration.ofMinutes(5))));
            assertEquals(List.of(), bench.queue.review(10, Duration.ofMinutes(1)));
            bench.clock.advance(Duration.ofMinutes(1));
            assertEquals(List.of(first), ids(bench.queue.review(10, Duration.ofMinutes(1))));
        }
    }

    /** The first look is put off as the mark says. */
    @Test
    default void aReviewWaitsForTheDelayOfTheMark() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            bench.mark(bench.claimOne(), MessageStatus.UNKNOWN, Duration.ofSeconds(30));
            assertEquals(List.of(), bench.queue.review(10, Duration.ofMinutes(1)));
            bench.clock.advance(Duration.ofSeconds(30));
            assertEquals(1, bench.queue.review(10, Duration.ofMinutes(1)).size());
        }
    }

    /** What is never sent again is nobody's business but an operator's. */
    @Test
    default void aReviewLeavesAtMostOnceAlone() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.CHOICES_PER_MESSAGE)) {
            bench.unknown(DuplicatePolicy.AT_MOST_ONCE);
            bench.enqueue("lost", r -> r.duplicatePolicy(DuplicatePolicy.AT_MOST_ONCE));
            bench.claimOne();
            bench.clock.advance(QueueBench.LEASE);
            bench.queue.sweep(10);
            assertEquals(2, bench.queue.counts().get(MessageStatus.UNKNOWN));
            assertEquals(List.of(), bench.queue.review(10, Duration.ofMinutes(1)));
        }
    }

    /** A lost worker's message is reviewed as well. */
    @Test
    default void aReviewListsMessagesOfLostWorkers() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            bench.claimOne();
            bench.clock.advance(QueueBench.LEASE);
            bench.queue.sweep(10);
            assertEquals(1, bench.queue.review(10, Duration.ofMinutes(1)).size());
        }
    }

    /** Accepted after all. */
    @Test
    default void anAcceptedResolutionMakesItSent() {
        try (QueueBench bench = new QueueBench(this)) {
            QueuedMessage unknown = bench.unknown(DuplicatePolicy.RESOLVE_FIRST);
            QueuedMessage resolved = resolve(bench, unknown, Verdict.ACCEPTED).orElseThrow();
            assertEquals(MessageStatus.SENT, resolved.status());
            assertEquals(unknown.progress().sendingId(), resolved.progress().sendingId());
            if (bench.has(QueueFeature.OUTCOME_DETAILS)) {
                assertEquals(QueueBench.GATEWAY, resolved.progress().dispatcher());
            }
            bench.assertFound(resolved);
        }
    }

    /** Never taken: a first send like any other. */
    @Test
    default void aNotAcceptedResolutionMakesItAFreshFirst() {
        try (QueueBench bench = new QueueBench(this)) {
            QueuedMessage unknown = bench.unknown(DuplicatePolicy.RESOLVE_FIRST);
            assertEquals(
                    MessageStatus.PENDING,
                    resolve(bench, unknown, Verdict.NOT_ACCEPTED).orElseThrow().status());
            QueuedMessage again = bench.claimOne();
            assertEquals(Posting.FIRST, again.progress().posting());
            assertNull(again.progress().onlyDispatcher());
            assertNotEquals(unknown.progress().sendingId(), again.progress().sendingId());
        }
    }

    /** Safe there, and only there, even over further tries. */
    @Test
    default void aRepeatableResolutionTiesItToDispatcherAndId() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPEATS)) {
            QueuedMessage unknown = bench.unknown(DuplicatePolicy.RESOLVE_FIRST);
            assertTrue(resolve(bench, unknown, Verdict.REPEATABLE).isPresent());
            for (int i = 0; i < 2; i++) {
                bench.clock.advance(Duration.ofMinutes(10));
                QueuedMessage again = bench.claimOne();
                // It may have been posted since then, so that is what a resolver must know after the next crash.
                assertEquals(unknown.progress().claimedAt(), again.progress().claimedAt());
                assertEquals(Posting.REPEAT, again.progress().posting());
                assertEquals(QueueBench.GATEWAY, again.progress().onlyDispatcher());
                assertEquals(unknown.progress().sendingId(), again.progress().sendingId());
                bench.mark(again, MessageStatus.PENDING, null);
            }
            QueuedMessage last = bench.claimOne();
            bench.queue.release(List.of(QueueBench.claimOf(last)));
            assertEquals(
                    unknown.progress().sendingId(), bench.claimOne().progress().sendingId());
        }
    }

    /** Nothing known, nothing changed. */
    @Test
    default void anUndecidedResolutionChangesNothing() {
        try (QueueBench bench = new QueueBench(this)) {
            QueuedMessage unknown = bench.unknown(DuplicatePolicy.RESOLVE_FIRST);
            assertEquals(Optional.empty(), resolve(bench, unknown, Verdict.UNDECIDED));
            bench.assertFound(unknown);
        }
    }

    /** Only what is unknown can be resolved. */
    @Test
    default void aResolutionOfAKnownOutcomeChangesNothing() {
        try (QueueBench bench = new QueueBench(this)) {
            QueuedMessage sent = bench.sent("hello");
            for (Verdict verdict : Verdict.values()) {
                assertEquals(Optional.empty(), resolve(bench, sent, verdict));
            }
            bench.assertFound(sent);
            Resolution accepted = new Resolution(Verdict.ACCEPTED, QueueBench.GATEWAY, "as tested");
            assertEquals(Optional.empty(), bench.queue.resolve(MessageId.of(Long.MAX_VALUE), accepted));
            assertEquals(Optional.empty(), bench.queue.resolve(new MessageId("no-number"), accepted));
        }
    }

    /** The next digest may carry other messages, so its id proves nothing. */
    @Test
    default void aDigestMessageIsNeverRepeatedUnderItsOldId() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.CHOICES_PER_MESSAGE)) {
            bench.enqueue("alarm", r -> r.grouping(Grouping.DIGEST).duplicatePolicy(DuplicatePolicy.AT_LEAST_ONCE));
            QueuedMessage claimed = bench.claimOne();
            bench.mark(claimed, MessageStatus.UNKNOWN, null);
            assertEquals(Optional.empty(), resolve(bench, claimed, Verdict.REPEATABLE));
            assertEquals(MessageStatus.UNKNOWN, bench.status(claimed.id()));
            assertTrue(bench.queue.sendAgain(claimed.id()));
            QueuedMessage again = bench.claimOne();
            assertEquals(Posting.FIRST, again.progress().posting());
            assertNotEquals(claimed.progress().sendingId(), again.progress().sendingId());
        }
    }

    /** A second copy is better than none: same id, any dispatcher. */
    @Test
    default void atLeastOnceGoesAgainUnderItsOldIdThroughAny() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.CHOICES_PER_MESSAGE, QueueFeature.REPEATS)) {
            QueuedMessage unknown = bench.unknown(DuplicatePolicy.AT_LEAST_ONCE);
            assertTrue(bench.queue.sendAgain(unknown.id()));
            assertFalse(bench.queue.sendAgain(unknown.id()));
            QueuedMessage again = bench.claimOne();
            assertEquals(Posting.REPEAT, again.progress().posting());
            assertNull(again.progress().onlyDispatcher());
            assertEquals(unknown.progress().sendingId(), again.progress().sendingId());
        }
    }

    /** The other policies forbid it. */
    @Test
    default void onlyAtLeastOnceIsSentAgain() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.CHOICES_PER_MESSAGE)) {
            QueuedMessage resolveFirst = bench.unknown(DuplicatePolicy.RESOLVE_FIRST);
            QueuedMessage atMostOnce = bench.unknown(DuplicatePolicy.AT_MOST_ONCE);
            assertFalse(bench.queue.sendAgain(resolveFirst.id()));
            assertFalse(bench.queue.sendAgain(atMostOnce.id()));
            assertEquals(List.of(), bench.claim(10));
        }
    }

    private static Optional<QueuedMessage> resolve(QueueBench bench, QueuedMessage message, Verdict verdict) {
        return bench.queue.resolve(message.id(), new Resolution(verdict, QueueBench.GATEWAY, "as tested"));
    }

    private static List<MessageId> ids(List<QueuedMessage> messages) {
        return messages.stream().map(QueuedMessage::id).toList();
    }
}
