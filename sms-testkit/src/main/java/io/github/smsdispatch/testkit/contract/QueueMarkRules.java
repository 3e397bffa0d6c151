// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How outcomes are written down. Part of {@link MessageQueueContract}. */
public interface QueueMarkRules extends QueueFixture {

    /** All that a mark says is found again. */
    @Test
    default void aMarkIsFoundAgain() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.OUTCOME_DETAILS)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            bench.clock.advance(Duration.ofSeconds(3));
            assertTrue(bench.counts(new Mark(
                    QueueBench.claimOf(claimed), MessageStatus.SENT, "gateway", "id-4711", 7, "accepted", null)));
            QueuedMessage.Progress progress = bench.find(claimed.id()).progress();
            assertEquals(MessageStatus.SENT, progress.status());
            assertEquals("gateway", progress.dispatcher());
            assertEquals("id-4711", progress.sendingId());
            assertEquals(7, progress.segments());
            assertEquals("accepted", progress.detail());
            assertEquals(bench.clock.instant(), progress.changedAt());
        }
    }

    /** Each end that a claim may have. */
    @Test
    default void aClaimMayEndInEveryLegalStatus() {
        try (QueueBench bench = new QueueBench(this)) {
            for (MessageStatus end : MessageStatus.values()) {
                if (MessageStatus.CLAIMED.mayBecome(end)) {
                    bench.enqueue("hello");
                    QueuedMessage claimed = bench.claimOne();
                    assertTrue(bench.mark(claimed, end, Duration.ofHours(1)), () -> "mark " + end);
                    bench.assertEnded(end, claimed.id());
                }
            }
        }
    }

    /** Q3: owner and attempt are the fence. */
    @Test
    default void q3_aMarkWithAStaleOwnerOrAttemptChangesNothing() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            List<Claim> stale = List.of(
                    new Claim(claimed.id(), "worker-2", 1),
                    new Claim(claimed.id(), QueueBench.WORKER, 2),
                    new Claim(claimed.id(), QueueBench.WORKER, 0));
            for (Claim claim : stale) {
                assertFalse(bench.counts(QueueBench.markOf(claim, MessageStatus.SENT, "1", null)));
            }
            bench.assertFound(claimed);
        }
    }

    /** Q3: what is finished stays finished. */
    @Test
    default void q3_aSecondMarkOfAClaimChangesNothing() {
        try (QueueBench bench = new QueueBench(this)) {
            QueuedMessage sent = bench.sent("hello");
            Mark late = QueueBench.markOf(QueueBench.claimOf(sent), MessageStatus.FAILED, null, null);
            assertFalse(bench.counts(late));
            bench.assertFound(sent);
        }
    }

    /** Q3: a mark of a claim that was given back and taken by somebody else. */
    @Test
    default void q3_aMarkAfterAReclaimChangesNothing() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            QueuedMessage first = bench.claimOne();
            bench.mark(first, MessageStatus.PENDING, null);
            QueuedMessage second =
                    bench.queue.claim("worker-2", 1, QueueBench.LEASE).get(0);
            assertFalse(bench.mark(first, MessageStatus.SENT, null));
            bench.assertFound(second);
        }
    }

    /** Q3: an operator's word while the first send still runs: its mark says nothing about the second. */
    @Test
    default void q3_aMarkAfterARequeueAndAReclaimByTheSameWorkerChangesNothing() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            QueuedMessage first = bench.claimOne();
            bench.clock.advance(QueueBench.LEASE);
            assertEquals(1, bench.queue.sweep(10).size());
            assertTrue(bench.queue.requeue(first.id()));
            QueuedMessage second = bench.claimOne();
            assertFalse(bench.mark(first, MessageStatus.PENDING, null));
            assertFalse(bench.mark(first, MessageStatus.SENT, null));
            bench.assertFound(second);
        }
    }

    /** Nothing was handed over after all, so the next try is a first one: "I have that id" would be another's SMS. */
    @Test
    default void aLateWordThatNothingWasHandedOverMakesTheNextTryAFirst() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            bench.clock.advance(QueueBench.LEASE);
            assertEquals(1, bench.queue.sweep(10).size());
            assertTrue(bench.mark(claimed, MessageStatus.PENDING, null, null));
            QueuedMessage again = bench.claimOne();
            assertEquals(Posting.FIRST, again.progress().posting());
            assertNotEquals(claimed.progress().sendingId(), again.progress().sendingId());
        }
    }

    /** A slow worker's truth is better than the sweep's guess. */
    @Test
    default void q3_aMarkCountsAfterTheLeaseRanOutAsLongAsNobodyElseActed() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            bench.clock.advance(QueueBench.LEASE);
            assertEquals(1, bench.queue.sweep(10).size());
            assertTrue(bench.mark(claimed, MessageStatus.SENT, null));
            assertEquals(MessageStatus.SENT, bench.status(claimed.id()));
            assertEquals(List.of(), bench.queue.review(10, QueueBench.LEASE));
        }
    }

    /** One bad mark in a batch spoils nothing for the others. */
    @Test
    default void aBatchOfMarksTellsWhichOnesCounted() {
        try (QueueBench bench = new QueueBench(this)) {
            for (int i = 0; i < 3; i++) {
                bench.enqueue("message " + i);
            }
            List<QueuedMessage> claimed = bench.claim(3);
            List<Mark> marks = List.of(
                    QueueBench.markOf(QueueBench.claimOf(claimed.get(0)), MessageStatus.SENT, "1", null),
                    QueueBench.markOf(new Claim(claimed.get(1).id(), "worker-2", 1), MessageStatus.SENT, "2", null),
                    QueueBench.markOf(
                            QueueBench.claimOf(claimed.get(2)), MessageStatus.PENDING, null, Duration.ofHours(1)));
            assertEquals(Set.of(claimed.get(0).id(), claimed.get(2).id()), bench.queue.mark(marks));
            assertEquals(MessageStatus.SENT, bench.status(claimed.get(0).id()));
            assertEquals(MessageStatus.CLAIMED, bench.status(claimed.get(1).id()));
            assertEquals(MessageStatus.PENDING, bench.status(claimed.get(2).id()));
            assertEquals(Set.of(), bench.queue.mark(List.of()));
        }
    }

    /** Whatever a transport answers, the mark is stored. */
    @Test
    default void aMarkWithWildWordsIsStoredAllTheSame() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            String wild = "\0 \ud800 '\" 😀" + "x".repeat(10_000);
            assertTrue(bench.counts(new Mark(
                    QueueBench.claimOf(claimed), MessageStatus.FAILED, "gateway", "i".repeat(5000), 0, wild, null)));
            bench.assertEnded(MessageStatus.FAILED, claimed.id());
        }
    }

    /** An unknown outcome keeps the id under which it may have gone out. */
    @Test
    default void anUnknownOutcomeKeepsTheSendingId() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            assertTrue(bench.mark(claimed, MessageStatus.UNKNOWN, null, null));
            QueuedMessage unknown = bench.find(claimed.id());
            assertEquals(claimed.progress().sendingId(), unknown.progress().sendingId());
            assertEquals(Posting.REPEAT, unknown.progress().posting());
            assertEquals(List.of(), bench.claim(10));
        }
    }
}
