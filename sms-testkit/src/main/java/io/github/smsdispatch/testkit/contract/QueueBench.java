// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A queue, a clock that is turned by hand, and short forms of what tests do with them. */
final class QueueBench implements AutoCloseable {

    static final PhoneNumber PHONE = PhoneNumber.of("+4712345678");
    static final Duration LEASE = Duration.ofMinutes(1);
    static final String WORKER = "worker-1";
    static final String GATEWAY = "gateway";

    final MutableClock clock = MutableClock.at(Instant.parse("2026-03-01T12:00:00Z"));
    final MessageQueue queue;

    private final QueueFixture fixture;

    /** Skips the test when the queue lacks what it is about. */
    QueueBench(QueueFixture fixture, QueueFeature... needed) {
        for (QueueFeature feature : needed) {
            assumeTrue(fixture.features().contains(feature), feature::missing);
        }
        this.fixture = fixture;
        this.queue = fixture.newQueue(clock);
    }

    boolean has(QueueFeature feature) {
        return fixture.features().contains(feature);
    }

    /** Asserts where a message ended, as far as the store tells. */
    void assertEnded(MessageStatus expected, MessageId id) {
        assertEquals(
                expected.isFinal() && expected != MessageStatus.SENT ? fixture.shown(expected) : expected, status(id));
    }

    /** Lets a message overtake those of default priority and severity. */
    void first(SmsRequest.Builder request) {
        if (has(QueueFeature.LANES)) {
            request.priority(Priority.URGENT);
        } else {
            request.severity(1);
        }
    }

    MessageId enqueue(String text) {
        return enqueue(text, r -> {});
    }

    MessageId enqueue(String text, Consumer<SmsRequest.Builder> more) {
        SmsRequest.Builder request = SmsRequest.builder(PHONE, text);
        more.accept(request);
        return queue.enqueue(request.build()).id();
    }

    QueuedMessage claimOne() {
        List<QueuedMessage> claimed = claim(1);
        if (claimed.size() != 1) {
            throw new AssertionError("nothing to claim; there is " + queue.counts());
        }
        return claimed.get(0);
    }

    List<QueuedMessage> claim(int limit) {
        return queue.claim(WORKER, limit, LEASE);
    }

    List<String> claimedTexts() {
        return claim(100).stream().map(m -> m.request().text()).toList();
    }

    QueuedMessage find(MessageId id) {
        return queue.find(id).orElseThrow(() -> new AssertionError("message " + id + " is gone"));
    }

    MessageStatus status(MessageId id) {
        return find(id).status();
    }

    boolean mark(QueuedMessage message, MessageStatus status, @Nullable Duration delay) {
        return mark(message, status, message.progress().sendingId(), delay);
    }

    boolean mark(QueuedMessage message, MessageStatus status, @Nullable String sendingId, @Nullable Duration delay) {
        return counts(markOf(claimOf(message), status, sendingId, delay));
    }

    boolean counts(Mark mark) {
        return queue.mark(List.of(mark)).equals(Set.of(mark.claim().id()));
    }

    static Claim claimOf(QueuedMessage message) {
        return new Claim(message.id(), WORKER, message.progress().attempts());
    }

    static Mark markOf(Claim claim, MessageStatus status, @Nullable String sendingId, @Nullable Duration delay) {
        int segments = status == MessageStatus.SENT ? 1 : 0;
        return new Mark(claim, status, GATEWAY, sendingId, segments, "as tested", delay);
    }

    /** Enqueues, claims and marks one message as sent. */
    QueuedMessage sent(String text) {
        enqueue(text);
        QueuedMessage claimed = claimOne();
        mark(claimed, MessageStatus.SENT, null);
        return find(claimed.id());
    }

    /** Enqueues, claims and marks one message as unknown, due for review at once. */
    QueuedMessage unknown(DuplicatePolicy policy) {
        enqueue("unknown", r -> r.duplicatePolicy(policy));
        QueuedMessage claimed = claimOne();
        mark(claimed, MessageStatus.UNKNOWN, null);
        return find(claimed.id());
    }

    DeliveryReport report(@Nullable String sendingId, DeliveryStatus status) {
        return new DeliveryReport(
                GATEWAY, new DeliveryReport.BySendingId(String.valueOf(sendingId)), status, clock.instant(), "0");
    }

    DeliveryReport reportByPhone(DeliveryStatus status, Duration window) {
        return new DeliveryReport(
                GATEWAY, new DeliveryReport.ByRecipient(PHONE.digits(), window), status, clock.instant(), "0");
    }

    /** Asserts that the store has the message as it was; requests have no equality of their own. */
    void assertFound(QueuedMessage expected) {
        QueuedMessage found = find(expected.id());
        assertEquals(expected.progress(), found.progress());
        assertEquals(expected.delivery(), found.delivery());
        assertEquals(expected.enqueuedAt(), found.enqueuedAt());
        assertEquals(expected.request().text(), found.request().text());
        assertEquals(expected.request().to(), found.request().to());
    }

    @Override
    public void close() {
        queue.close();
    }
}
