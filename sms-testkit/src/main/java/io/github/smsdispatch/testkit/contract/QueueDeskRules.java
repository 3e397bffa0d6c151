// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What operators see and do. Part of {@link MessageQueueContract}. */
public interface QueueDeskRules extends QueueFixture {

    /** Unknown ids are no error. */
    @Test
    default void aMessageThatIsNotThereIsNotFound() {
        try (QueueBench bench = new QueueBench(this)) {
            for (MessageId id : List.of(
                    MessageId.of(4711), MessageId.of(-1), new MessageId("007"), new MessageId("9".repeat(64)))) {
                assertEquals(Optional.empty(), bench.queue.find(id));
                assertFalse(bench.queue.cancel(id));
                assertFalse(bench.queue.requeue(id));
                assertEquals(0, bench.queue.setStatus(id, MessageStatus.SENT, Optional.empty()));
            }
        }
    }

    /** Every status is counted, zeros too. */
    @Test
    default void everyStatusIsCounted() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.sent("hello");
            bench.enqueue("waits");
            assertEquals(MessageStatus.values().length, bench.queue.counts().size());
            for (MessageStatus status : MessageStatus.values()) {
                long expected = status == MessageStatus.SENT || status == MessageStatus.PENDING ? 1 : 0;
                assertEquals(expected, bench.queue.counts().get(status), status::name);
            }
        }
    }

    /** Oldest first. */
    @Test
    default void messagesOfAStatusAreListedOldestFirst() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("1", r -> r.severity(5));
            bench.enqueue("2", r -> r.severity(1));
            bench.enqueue("3");
            assertEquals(List.of("1", "2"), texts(bench.queue.messages(MessageStatus.PENDING, 2)));
            assertEquals(List.of(), bench.queue.messages(MessageStatus.SENT, 2));
        }
    }

    /** Most severe first, then oldest. */
    @Test
    default void aRecipientsMessagesAreListedMostSevereFirst() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("mild", r -> r.severity(5));
            bench.enqueue("old");
            bench.enqueue("young");
            bench.enqueue("severe", r -> r.severity(1));
            bench.queue.enqueue(SmsRequest.of("+4787654321", "another's"));
            assertEquals(
                    List.of("severe", "old", "young", "mild"),
                    texts(bench.queue.messagesTo(QueueBench.PHONE, MessageStatus.PENDING)));
            assertEquals(List.of(), bench.queue.messagesTo(QueueBench.PHONE, MessageStatus.SENT));
        }
    }

    /** Sorted as text, each once. */
    @Test
    default void recipientsAreListedInOrderAndOnce() {
        try (QueueBench bench = new QueueBench(this)) {
            for (String number : List.of("+4799999999", "2097", "+4711111111", "4711111111", "2097")) {
                bench.queue.enqueue(SmsRequest.of(number, "hello"));
            }
            assertEquals(
                    List.of("+4711111111", "+4799999999", "2097", "4711111111"),
                    bench.queue.recipients(MessageStatus.PENDING).stream()
                            .map(PhoneNumber::value)
                            .toList());
            assertEquals(List.of(), bench.queue.recipients(MessageStatus.SENT));
        }
    }

    /** By age, and only what waits. */
    @Test
    default void messagesThatWaitTooLongAreCancelled() {
        try (QueueBench bench = new QueueBench(this)) {
            bench.enqueue("held");
            bench.claimOne();
            bench.unknown(DuplicatePolicy.RESOLVE_FIRST);
            MessageId old = bench.enqueue("old");
            MessageId later = bench.enqueue(
                    "later", r -> r.notBefore(bench.clock.instant().plusSeconds(999)));
            bench.clock.advance(Duration.ofMinutes(5));
            MessageId young = bench.enqueue("young");
            List<QueuedMessage> cancelled = bench.queue.cancelOlderThan(Duration.ofMinutes(5));
            assertEquals(
                    List.of(old, later),
                    cancelled.stream().map(QueuedMessage::id).toList());
            assertEquals(MessageStatus.CANCELLED, cancelled.get(0).status());
            assertEquals(List.of("young"), texts(bench.queue.cancelOlderThan(Duration.ZERO)));
            bench.assertEnded(MessageStatus.CANCELLED, young);
            assertEquals(1, bench.queue.counts().get(MessageStatus.CLAIMED));
            assertEquals(1, bench.queue.counts().get(MessageStatus.UNKNOWN));
            assertEquals(List.of(), bench.claim(10));
        }
    }

    /** One by one, unknown ones too. */
    @Test
    default void aMessageIsCancelledUnlessItIsHeldOrFinished() {
        try (QueueBench bench = new QueueBench(this)) {
            MessageId waiting = bench.enqueue("hello");
            assertTrue(bench.queue.cancel(waiting));
            assertFalse(bench.queue.cancel(waiting));
            assertEquals(List.of(), bench.claim(10));
            assertTrue(bench.queue.cancel(
                    bench.unknown(DuplicatePolicy.RESOLVE_FIRST).id()));
            assertEquals(List.of(), bench.queue.review(10, Duration.ofMinutes(1)));
            assertFalse(bench.queue.cancel(bench.sent("sent").id()));
            bench.enqueue("held");
            assertFalse(bench.queue.cancel(bench.claimOne().id()));
        }
    }

    /** An operator's word: all from the start. */
    @Test
    default void aRequeuedMessageStartsAfresh() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.CHOICES_PER_MESSAGE)) {
            bench.enqueue("failed");
            QueuedMessage first = bench.claimOne();
            bench.mark(first, MessageStatus.FAILED, null);
            QueuedMessage unknown = bench.unknown(DuplicatePolicy.AT_MOST_ONCE);
            for (MessageId id : List.of(first.id(), unknown.id())) {
                assertTrue(bench.queue.requeue(id));
                assertFalse(bench.queue.requeue(id));
                QueuedMessage again = bench.claimOne();
                assertEquals(id, again.id());
                assertEquals(id.equals(first.id()) ? 1 : 2, again.progress().attempts());
                assertEquals(Posting.FIRST, again.progress().posting());
            }
            assertFalse(bench.queue.requeue(bench.sent("sent").id()));
        }
    }

    /** An expired one doesn't expire again at once. */
    @Test
    default void aRequeuedMessageOutlivesItsExpiry() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.EXPIRY)) {
            MessageId id = bench.enqueue(
                    "hello", r -> r.expiresAt(bench.clock.instant().plusSeconds(1)));
            bench.clock.advance(Duration.ofSeconds(1));
            bench.queue.sweep(10);
            assertTrue(bench.queue.requeue(id));
            assertEquals(id, bench.claimOne().id());
        }
    }

    /** A test message is one like any other, but says so. */
    @Test
    default void aTestMessageIsMarkedAsOne() {
        try (QueueBench bench = new QueueBench(this)) {
            assertEquals(1, bench.queue.insertTest(QueueBench.PHONE, "does it work?"));
            QueuedMessage claimed = bench.claimOne();
            assertEquals("does it work?", claimed.request().text());
            if (bench.has(QueueFeature.OUTCOME_DETAILS)) {
                assertTrue(claimed.progress().detail().contains("test"));
            }
        }
    }

    /** By hand, but never against the table of legal changes. */
    @Test
    default void aStatusIsSetOnlyWhereTheChangeIsLegal() {
        try (QueueBench bench = new QueueBench(this)) {
            MessageId id = bench.enqueue("hello");
            assertEquals(1, bench.queue.setStatus(id, MessageStatus.SENT, Optional.of("4711")));
            assertEquals(MessageStatus.SENT, bench.status(id));
            assertEquals("4711", bench.find(id).progress().sendingId());
            assertEquals(0, bench.queue.setStatus(id, MessageStatus.PENDING, Optional.empty()));
            assertEquals(0, bench.queue.setStatus(id, MessageStatus.SENT, Optional.empty()));
            MessageId other = bench.enqueue("other");
            assertEquals(1, bench.queue.setStatus(other, MessageStatus.IGNORED, Optional.empty()));
            assertEquals(List.of(), bench.claim(10));
            assertEquals(1, bench.queue.setStatus(other, MessageStatus.PENDING, Optional.empty()));
            assertEquals(other, bench.claimOne().id());
        }
    }

    /** A claim is a worker's, not an operator's. */
    @Test
    default void theStatusClaimedIsNotSetByHand() {
        try (QueueBench bench = new QueueBench(this)) {
            MessageId id = bench.enqueue("hello");
            assertThrows(
                    IllegalArgumentException.class,
                    () -> bench.queue.setStatus(id, MessageStatus.CLAIMED, Optional.empty()));
        }
    }

    private static List<String> texts(List<QueuedMessage> messages) {
        return messages.stream().map(m -> m.request().text()).toList();
    }
}
