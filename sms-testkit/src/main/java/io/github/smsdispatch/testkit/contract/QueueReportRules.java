// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.queue.LateReport;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.queue.Reported;
import io.github.smsdispatch.api.queue.Reported.Effect;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How delivery reports find their messages. Part of {@link MessageQueueContract}. */
public interface QueueReportRules extends QueueFixture {

    /** The usual case. */
    @Test
    default void aReportIsFoundAgainInItsMessage() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            QueuedMessage sent = bench.sent("hello");
            bench.clock.advance(Duration.ofSeconds(9));
            DeliveryReport report = bench.report(sent.progress().sendingId(), DeliveryStatus.DELIVERED);
            assertEquals(
                    new Reported(Effect.APPLIED, List.of(sent.id()), QueueBench.PHONE), bench.queue.report(report));
            QueuedMessage.Delivery delivery = bench.find(sent.id()).delivery();
            assertEquals(new QueuedMessage.Delivery(DeliveryStatus.DELIVERED, report.at(), "0"), delivery);
            assertEquals(sent.progress(), bench.find(sent.id()).progress());
        }
    }

    /** A delivery status only moves forward, whatever the order of the reports. */
    @Test
    default void aReportThatIsNoNewsChangesNothing() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            for (DeliveryStatus first : DeliveryStatus.values()) {
                for (DeliveryStatus second : DeliveryStatus.values()) {
                    QueuedMessage sent = bench.sent("hello");
                    String id = sent.progress().sendingId();
                    bench.queue.report(bench.report(id, first));
                    Effect effect = bench.queue.report(bench.report(id, second)).effect();
                    boolean news = second.supersedes(first);
                    assertEquals(news ? Effect.APPLIED : Effect.NOT_NEWS, effect, () -> first + ", " + second);
                    assertEquals(
                            news ? second : first,
                            bench.find(sent.id()).delivery().status());
                }
            }
        }
    }

    /** Another gateway's ids are another gateway's. */
    @Test
    default void aReportOfAnotherDispatcherMatchesNothing() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            QueuedMessage sent = bench.sent("hello");
            DeliveryReport.Subject about = new DeliveryReport.BySendingId(
                    String.valueOf(sent.progress().sendingId()));
            DeliveryReport report =
                    new DeliveryReport("another", about, DeliveryStatus.DELIVERED, bench.clock.instant(), "");
            assertEquals(Effect.KEPT, bench.queue.report(report).effect());
            assertEquals(
                    DeliveryStatus.PENDING, bench.find(sent.id()).delivery().status());
        }
    }

    /** Q5: reports overtake the answer of the send. */
    @Test
    default void q5_aReportBeforeTheMarkIsJoinedByIt() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            String id = claimed.progress().sendingId();
            assertEquals(
                    Effect.KEPT,
                    bench.queue
                            .report(bench.report(id, DeliveryStatus.DELIVERED))
                            .effect());
            assertEquals(
                    Effect.KEPT,
                    bench.queue
                            .report(bench.report(id, DeliveryStatus.ON_NETWORK))
                            .effect());
            assertEquals(MessageStatus.CLAIMED, bench.status(claimed.id()));
            bench.mark(claimed, MessageStatus.SENT, null);
            assertEquals(
                    DeliveryStatus.DELIVERED,
                    bench.find(claimed.id()).delivery().status());
        }
    }

    /** Q5: whoever listens to a worker hears of a kept report too, once. */
    @Test
    default void q5_aJoinedReportIsGivenOnceAsALateReport() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            DeliveryReport report = bench.report(claimed.progress().sendingId(), DeliveryStatus.DELIVERED);
            bench.queue.report(report);
            assertEquals(List.of(), bench.queue.lateReports());
            bench.mark(claimed, MessageStatus.SENT, null);
            Reported reported = new Reported(Effect.APPLIED, List.of(claimed.id()), QueueBench.PHONE);
            assertEquals(List.of(new LateReport(report, reported)), bench.queue.lateReports());
            assertEquals(List.of(), bench.queue.lateReports());
        }
    }

    /** Q5: also where the transport chooses the id. */
    @Test
    default void q5_aReportBeforeTheMarkFindsAnIdThatOnlyTheMarkKnows() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            bench.queue.report(bench.report("transport-id", DeliveryStatus.UNDELIVERED));
            bench.mark(claimed, MessageStatus.SENT, "transport-id", null);
            assertEquals(
                    DeliveryStatus.UNDELIVERED,
                    bench.find(claimed.id()).delivery().status());
        }
    }

    /** Q5: a report is proof enough when the mark knows nothing. */
    @Test
    default void q5_aReportBeforeAnUnknownMarkMakesItSent() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            bench.queue.report(bench.report(claimed.progress().sendingId(), DeliveryStatus.DELIVERED));
            assertTrue(bench.mark(claimed, MessageStatus.UNKNOWN, null));
            assertEquals(MessageStatus.SENT, bench.status(claimed.id()));
            assertEquals(
                    DeliveryStatus.DELIVERED,
                    bench.find(claimed.id()).delivery().status());
        }
    }

    /** Q5: also when the worker died. */
    @Test
    default void q5_aReportBeforeTheLeaseRunsOutMakesItSent() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            bench.queue.report(bench.report(claimed.progress().sendingId(), DeliveryStatus.ON_NETWORK));
            bench.clock.advance(QueueBench.LEASE);
            List<QueuedMessage> swept = bench.queue.sweep(10);
            assertEquals(claimed.id(), swept.get(0).id());
            assertEquals(MessageStatus.SENT, bench.status(claimed.id()));
        }
    }

    /** Ids come again: after a wrap, in a new database, from a transport that counts to 255. */
    @Test
    default void aReportFromBeforeTheClaimProvesNothing() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            bench.queue.report(bench.report("77", DeliveryStatus.DELIVERED));
            bench.clock.advance(Duration.ofMinutes(1));
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            bench.mark(claimed, MessageStatus.UNKNOWN, "77", null);
            assertEquals(MessageStatus.UNKNOWN, bench.status(claimed.id()));
            bench.queue.sweep(10);
            assertEquals(MessageStatus.UNKNOWN, bench.status(claimed.id()));
        }
    }

    /** A report proves acceptance, even one of a failed delivery. */
    @Test
    default void aReportMakesAnUnknownMessageSent() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            QueuedMessage unknown = bench.unknown(DuplicatePolicy.AT_MOST_ONCE);
            Reported reported =
                    bench.queue.report(bench.report(unknown.progress().sendingId(), DeliveryStatus.UNDELIVERED));
            assertEquals(new Reported(Effect.RESOLVED, List.of(unknown.id()), QueueBench.PHONE), reported);
            QueuedMessage sent = bench.find(unknown.id());
            assertEquals(MessageStatus.SENT, sent.status());
            assertEquals(DeliveryStatus.UNDELIVERED, sent.delivery().status());
            assertEquals(List.of(), bench.queue.review(10, Duration.ofMinutes(1)));
        }
    }

    /** After a crash nobody knows the dispatcher; the report tells it. */
    @Test
    default void aReportNamesTheDispatcherOfALostMessage() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            bench.clock.advance(QueueBench.LEASE);
            bench.queue.sweep(10);
            bench.queue.report(bench.report(claimed.progress().sendingId(), DeliveryStatus.DELIVERED));
            assertEquals(QueueBench.GATEWAY, bench.find(claimed.id()).progress().dispatcher());
            assertEquals(MessageStatus.SENT, bench.status(claimed.id()));
        }
    }

    /** A repeat that waits isn't sent any more once the first copy is proven. */
    @Test
    default void aReportStopsARepeatThatHasNotStarted() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            QueuedMessage unknown = bench.unknown(DuplicatePolicy.AT_LEAST_ONCE);
            bench.queue.sendAgain(unknown.id());
            bench.queue.report(bench.report(unknown.progress().sendingId(), DeliveryStatus.DELIVERED));
            assertEquals(MessageStatus.SENT, bench.status(unknown.id()));
            assertEquals(List.of(), bench.claim(10));
        }
    }

    /** A resolver's answer and a report may come in any order. */
    @Test
    default void aReportAfterAResolutionIsApplied() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            QueuedMessage unknown = bench.unknown(DuplicatePolicy.RESOLVE_FIRST);
            bench.queue.resolve(
                    unknown.id(), new Resolution(Resolution.Verdict.ACCEPTED, QueueBench.GATEWAY, "as tested"));
            bench.queue.report(bench.report(unknown.progress().sendingId(), DeliveryStatus.DELIVERED));
            assertEquals(
                    DeliveryStatus.DELIVERED,
                    bench.find(unknown.id()).delivery().status());
        }
    }

    /** One SMS, one report, several messages. */
    @Test
    default void aReportOfADigestIsAboutAllItsMessages() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            bench.enqueue("alarm 1", r -> r.grouping(Grouping.DIGEST));
            bench.enqueue("alarm 2", r -> r.grouping(Grouping.DIGEST));
            List<QueuedMessage> claimed = bench.claim(2);
            bench.queue.mark(claimed.stream()
                    .map(m -> QueueBench.markOf(QueueBench.claimOf(m), MessageStatus.SENT, "one-id", null))
                    .toList());
            Reported reported = bench.queue.report(bench.report("one-id", DeliveryStatus.DELIVERED));
            Set<MessageId> both = Set.of(claimed.get(0).id(), claimed.get(1).id());
            assertEquals(both, new HashSet<>(reported.messages()));
            both.forEach(id -> assertEquals(
                    DeliveryStatus.DELIVERED, bench.find(id).delivery().status()));
        }
    }

    /** Networks without ids: the oldest on its way. */
    @Test
    default void aReportByRecipientMeansTheOldestOnItsWay() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            QueuedMessage first = bench.sent("first");
            bench.clock.advance(Duration.ofSeconds(1));
            QueuedMessage second = bench.sent("second");
            bench.clock.advance(Duration.ofSeconds(1));
            DeliveryReport delivered = bench.reportByPhone(DeliveryStatus.DELIVERED, Duration.ofHours(1));
            assertEquals(List.of(first.id()), bench.queue.report(delivered).messages());
            assertEquals(Effect.NOT_NEWS, bench.queue.report(delivered).effect());
            assertEquals(
                    DeliveryStatus.PENDING, bench.find(second.id()).delivery().status());
            bench.clock.advance(Duration.ofSeconds(1));
            DeliveryReport next = bench.reportByPhone(DeliveryStatus.DELIVERED, Duration.ofHours(1));
            assertEquals(List.of(second.id()), bench.queue.report(next).messages());
        }
    }

    /** An old SMS isn't meant. */
    @Test
    default void aReportByRecipientLooksNoFurtherBackThanItsWindow() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            QueuedMessage old = bench.sent("old");
            bench.clock.advance(Duration.ofMinutes(10));
            DeliveryReport report = bench.reportByPhone(DeliveryStatus.DELIVERED, Duration.ofMinutes(5));
            assertEquals(Effect.KEPT, bench.queue.report(report).effect());
            assertEquals(DeliveryStatus.PENDING, bench.find(old.id()).delivery().status());
        }
    }

    /** Q5: by recipient, too; but never joined by an SMS that didn't exist yet. */
    @Test
    default void q5_aReportByRecipientBeforeTheMarkIsJoinedByItsOwnSmsOnly() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.REPORTS)) {
            bench.enqueue("hello");
            QueuedMessage claimed = bench.claimOne();
            bench.clock.advance(Duration.ofSeconds(1));
            bench.queue.report(bench.reportByPhone(DeliveryStatus.DELIVERED, Duration.ofHours(1)));
            bench.clock.advance(Duration.ofSeconds(1));
            bench.enqueue("later");
            QueuedMessage later = bench.claimOne();
            bench.mark(later, MessageStatus.SENT, null);
            assertEquals(
                    DeliveryStatus.PENDING, bench.find(later.id()).delivery().status());
            bench.mark(claimed, MessageStatus.SENT, null);
            assertEquals(
                    DeliveryStatus.DELIVERED,
                    bench.find(claimed.id()).delivery().status());
        }
    }

    /** Whatever is pushed is taken. */
    @Test
    default void aReportWithWildWordsIsTaken() {
        try (QueueBench bench = new QueueBench(this)) {
            String wild = "\0\ud800'\"😀" + "x".repeat(10_000);
            DeliveryReport report = new DeliveryReport(
                    wild, new DeliveryReport.BySendingId(wild), DeliveryStatus.DELIVERED, bench.clock.instant(), wild);
            assertEquals(Effect.KEPT, bench.queue.report(report).effect());
            assertEquals(Effect.KEPT, bench.queue.report(report).effect());
        }
    }
}
