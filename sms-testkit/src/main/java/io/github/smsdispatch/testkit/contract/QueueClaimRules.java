// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets which message when. Part of {@link MessageQueueContract}. */
public interface QueueClaimRules extends QueueFixture {

    /** A claim is complete: the send that follows needs nothing else. */
    @Test
    default void aClaimTellsAllThatASendNeeds() {
        try (QueueBench bench = new QueueBench(this)) {
            MessageId id = bench.enqueue("hello");
            bench.clock.advance(Duration.ofSeconds(5));
            QueuedMessage claimed = bench.claimOne();
            assertEquals(id, claimed.id());
            assertEquals("hello", claimed.request().text());
            assertEquals(MessageStatus.CLAIMED, claimed.status());
            assertEquals(1, claimed.progress().attempts());
            assertEquals(Posting.FIRST, claimed.progress().posting());
            if (bench.has(QueueFeature.OUTCOME_DETAILS)) {
                assertEquals(bench.clock.instant(), claimed.progress().claimedAt());
            }
            int number = Integer.parseInt(String.valueOf(claimed.progress().sendingId()));
            assertTrue(number > 0);
            bench.assertFound(claimed);
        }
    }

    /** Sending ids are never shared by two messages. */
    @Test
    default void everyClaimHasASendingIdOfItsOwn() {
        try (QueueBench bench = new QueueBench(this)) {
            for (int i = 0; i < 50; i++) {
                bench.enqueue("message " + i);
            }
            long different = bench.claim(50).stream()
                    .map(m -> m.progress().sendingId())
                    .distinct()
                    .count();
            assertEquals(50, different);
        }
    }

    /** Q2: held is held. */
    @Test
    default void q2_aClaimedMessageIsNotClaimedAgain() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            assertEquals(1, bench.queue.claim("worker-1", 10, QueueBench.LEASE).size());
            assertEquals(List.of(), bench.queue.claim("worker-2", 10, QueueBench.LEASE));
            assertEquals(List.of(), bench.queue.claim("worker-1", 10, QueueBench.LEASE));
        }
    }

    /** A claim takes what it was asked for. */
    @Test
    default void aClaimTakesNoMoreThanItsLimit() {
        try (QueueBench bench = new QueueBench(this)) {
            for (int i = 0; i < 5; i++) {
                bench.enqueue("message " + i);
            }
            assertEquals(3, bench.claim(3).size());
            assertEquals(2, bench.claim(3).size());
            assertEquals(0, bench.claim(3).size());
        }
    }

    /** Q6: lane, severity, age. */
    @Test
    default void q6_lanesGoFirstThenSeverityThenAge() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.LANES)) {
            bench.enqueue("bulk severe", r -> r.priority(Priority.BULK).severity(1));
            bench.enqueue("normal old");
            bench.enqueue("normal young");
            bench.enqueue("normal mild", r -> r.severity(5));
            bench.enqueue("normal severe", r -> r.severity(1));
            bench.enqueue("urgent mild", r -> r.priority(Priority.URGENT).severity(5));
            assertEquals(
                    List.of("urgent mild", "normal severe", "normal old"),
                    bench.claim(3).stream().map(m -> m.request().text()).toList());
            assertEquals(List.of("normal young", "normal mild", "bulk severe"), bench.claimedTexts());
        }
    }

    /** Q6: one that waits for its time holds up nobody, and goes when it is due. */
    @Test
    default void q6_aMessageForLaterWaitsWithoutHoldingUpOthers() {
        try (QueueBench bench = new QueueBench(this)) {
            Instant later = bench.clock.instant().plusSeconds(60);
            bench.enqueue("later", r -> {
                bench.first(r);
                r.notBefore(later);
            });
            bench.enqueue("now");
            assertEquals(List.of("now"), bench.claimedTexts());
            bench.clock.advance(Duration.ofSeconds(59));
            assertEquals(List.of(), bench.claimedTexts());
            bench.clock.advance(Duration.ofSeconds(1));
            assertEquals(List.of("later"), bench.claimedTexts());
        }
    }

    /** Q6: so does one that waits for its next try. */
    @Test
    default void q6_aMessageThatTriesAgainLaterHoldsUpNobody() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("again", bench::first);
            bench.enqueue("next");
            bench.mark(bench.claimOne(), MessageStatus.PENDING, Duration.ofSeconds(30));
            assertEquals(List.of("next"), bench.claimedTexts());
            bench.clock.advance(Duration.ofSeconds(30));
            assertEquals(List.of("again"), bench.claimedTexts());
        }
    }

    /** Q7: too late is too late, swept or not. */
    @Test
    default void q7_anExpiredMessageIsNeverClaimed() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.EXPIRY)) {
            MessageId id = bench.enqueue(
                    "hello", r -> r.expiresAt(bench.clock.instant().plusSeconds(60)));
            bench.clock.advance(Duration.ofSeconds(60));
            assertEquals(List.of(), bench.claim(10));
            List<QueuedMessage> swept = bench.queue.sweep(10);
            assertEquals(List.of(id), swept.stream().map(QueuedMessage::id).toList());
            assertEquals(MessageStatus.EXPIRED, swept.get(0).status());
            assertEquals(MessageStatus.EXPIRED, bench.status(id));
            assertEquals(List.of(), bench.queue.sweep(10));
        }
    }

    /** Q7: also while it waits for its next try. */
    @Test
    default void q7_aWaitingMessageExpiresWhenItsTimeIsOver() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.EXPIRY)) {
            MessageId id = bench.enqueue(
                    "hello", r -> r.expiresAt(bench.clock.instant().plusSeconds(60)));
            bench.mark(bench.claimOne(), MessageStatus.PENDING, Duration.ofHours(1));
            bench.clock.advance(Duration.ofSeconds(59));
            assertEquals(List.of(), bench.queue.sweep(10));
            assertEquals(List.of(), bench.claim(10));
            bench.clock.advance(Duration.ofSeconds(1));
            assertEquals(List.of(), bench.claim(10));
            assertEquals(1, bench.queue.sweep(10).size());
            assertEquals(MessageStatus.EXPIRED, bench.status(id));
        }
    }

    /** What never reached a dispatcher costs no attempt and goes again at once. */
    @Test
    default void aReleasedClaimIsAsIfItNeverWas() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            QueuedMessage first = bench.claimOne();
            assertEquals(1, bench.queue.release(List.of(QueueBench.claimOf(first))));
            assertEquals(0, bench.queue.release(List.of(QueueBench.claimOf(first))));
            assertEquals(MessageStatus.PENDING, bench.status(first.id()));
            QueuedMessage second = bench.claimOne();
            assertEquals(1, second.progress().attempts());
            assertEquals(Posting.FIRST, second.progress().posting());
        }
    }

    /** Q3: a stranger's claim can't be released or extended. */
    @Test
    default void q3_aStaleClaimIsNeitherReleasedNorExtended() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            QueuedMessage held = bench.claimOne();
            List<Claim> stale = List.of(
                    new Claim(held.id(), "worker-2", 1),
                    new Claim(held.id(), QueueBench.WORKER, 2),
                    new Claim(MessageId.of(Long.MAX_VALUE), QueueBench.WORKER, 1),
                    new Claim(new MessageId("no-number"), QueueBench.WORKER, 1));
            assertEquals(0, bench.queue.release(stale));
            assertEquals(0, bench.queue.extend(stale, QueueBench.LEASE));
            assertEquals(MessageStatus.CLAIMED, bench.status(held.id()));
        }
    }

    /** Q4: a dead worker's message is never simply sent again. */
    @Test
    default void q4_aMessageWhoseLeaseRanOutBecomesUnknown() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            QueuedMessage held = bench.claimOne();
            bench.clock.advance(QueueBench.LEASE.minusMillis(1));
            assertEquals(List.of(), bench.queue.sweep(10));
            bench.clock.advance(Duration.ofMillis(1));
            assertEquals(List.of(), bench.claim(10));
            QueuedMessage lost = bench.queue.sweep(10).get(0);
            assertEquals(held.id(), lost.id());
            assertEquals(MessageStatus.UNKNOWN, lost.status());
            assertEquals(held.progress().sendingId(), lost.progress().sendingId());
            assertNull(lost.progress().dispatcher());
            assertEquals(List.of(), bench.claim(10));
        }
    }

    /** Q4: a living worker keeps what it extends, and only that. */
    @Test
    default void q4_anExtendedLeaseHolds() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("extended");
            bench.enqueue("forgotten");
            List<QueuedMessage> held = List.of(bench.claimOne(), bench.claimOne());
            bench.clock.advance(QueueBench.LEASE.minusSeconds(1));
            assertEquals(1, bench.queue.extend(List.of(QueueBench.claimOf(held.get(0))), QueueBench.LEASE));
            bench.clock.advance(Duration.ofSeconds(30));
            assertEquals(
                    List.of(held.get(1).id()),
                    bench.queue.sweep(10).stream().map(QueuedMessage::id).toList());
            assertEquals(MessageStatus.CLAIMED, bench.status(held.get(0).id()));
        }
    }

    /** A sweep does no more than it is asked for. */
    @Test
    default void aSweepIsBounded() {
        try (QueueBench bench = new QueueBench(this)) {
            for (int i = 0; i < 5; i++) {
                bench.enqueue("message " + i);
            }
            bench.claim(5);
            bench.clock.advance(QueueBench.LEASE);
            assertEquals(3, bench.queue.sweep(3).size());
            assertEquals(2, bench.queue.sweep(3).size());
        }
    }

    /** Another try is another SMS for the transport. */
    @Test
    default void aTryAfterUnavailableHasAFreshSendingId() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("hello");
            QueuedMessage first = bench.claimOne();
            bench.mark(first, MessageStatus.PENDING, null);
            QueuedMessage second = bench.claimOne();
            assertEquals(2, second.progress().attempts());
            assertEquals(Posting.FIRST, second.progress().posting());
            assertNotEquals(first.progress().sendingId(), second.progress().sendingId());
        }
    }
}
