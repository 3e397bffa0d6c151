// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.text.SmsText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How messages come in. Part of {@link MessageQueueContract}. */
public interface QueueEnqueueRules extends QueueFixture {

    /** Nothing of a request is lost or changed on its way through the store. */
    @Test
    default void everyFieldOfARequestIsFoundAgain() {
        try (QueueBench bench = new QueueBench(
                this,
                QueueFeature.LANES,
                QueueFeature.EXPIRY,
                QueueFeature.IDEMPOTENCY_KEYS,
                QueueFeature.CHOICES_PER_MESSAGE)) {
            Instant now = bench.clock.instant();
            MessageId id = bench.enqueue(
                    "hello",
                    r -> r.severity(1)
                            .priority(Priority.BULK)
                            .grouping(Grouping.DIGEST)
                            .duplicatePolicy(DuplicatePolicy.AT_MOST_ONCE)
                            .notBefore(now.plusSeconds(10))
                            .expiresAt(now.plusSeconds(20))
                            .idempotencyKey("key-Æ-1"));
            QueuedMessage found = bench.find(id);
            SmsRequest request = found.request();
            assertEquals(QueueBench.PHONE, request.to());
            assertEquals("hello", request.text());
            assertEquals(1, request.severity());
            assertEquals(Priority.BULK, request.priority());
            assertEquals(Grouping.DIGEST, request.grouping());
            assertEquals(Optional.of(DuplicatePolicy.AT_MOST_ONCE), request.duplicatePolicy());
            assertEquals(Optional.of(now.plusSeconds(10)), request.notBefore());
            assertEquals(Optional.of(now.plusSeconds(20)), request.expiresAt());
            assertEquals(Optional.of("key-Æ-1"), request.idempotencyKey());
            assertEquals(now, found.enqueuedAt());
            assertEquals(MessageStatus.PENDING, found.status());
            assertEquals(0, found.progress().attempts());
        }
    }

    /** The queue's default policy is filled in. */
    @Test
    default void aStoredMessageAlwaysHasADuplicatePolicy() {
        try (QueueBench bench = new QueueBench(this)) {
            assertTrue(bench.find(bench.enqueue("hello"))
                    .request()
                    .duplicatePolicy()
                    .isPresent());
        }
    }

    /** Texts come back unit by unit, the longest ones of all planes included. */
    @Test
    default void textsOfEveryScriptAndLengthComeBackUnchanged() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.EVERY_LENGTH)) {
            List<String> texts = Stream.of(
                            "Blåbærsyltetøy €[]~",
                            "Καλημέρα",
                            "مرحبا",
                            "👩‍👩‍👧‍👦 e\u0301\r\n\f\t",
                            "'; DROP TABLE x; -- \\ \" %",
                            "x".repeat(SmsText.MAX_UNITS),
                            "한".repeat(255 * 67),
                            "😀".repeat(255 * 33))
                    .toList();
            List<SmsRequest> requests = texts.stream()
                    .map(text -> SmsRequest.builder(QueueBench.PHONE, text).build())
                    .toList();
            List<Enqueued> stored = bench.queue.enqueueAll(requests);
            for (int i = 0; i < texts.size(); i++) {
                assertEquals(
                        texts.get(i), bench.find(stored.get(i).id()).request().text());
            }
            assertEquals(texts, bench.claimedTexts());
        }
    }

    /** National numbers and short codes are numbers, too. */
    @Test
    default void numbersOfEveryKindComeBackUnchanged() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.EVERY_LENGTH)) {
            for (String number : List.of("+123456789012345", "0123456789", "2097")) {
                MessageId id =
                        bench.queue.enqueue(SmsRequest.of(number, "hello")).id();
                assertEquals(PhoneNumber.of(number), bench.find(id).request().to());
            }
        }
    }

    /** Answers come in the order of the requests, and the queue keeps that order. */
    @Test
    default void aBatchIsAnsweredAndClaimedInItsOrder() {
        try (QueueBench bench = new QueueBench(this)) {
            List<String> texts =
                    IntStream.range(0, 2500).mapToObj(i -> "message " + i).toList();
            List<Enqueued> stored = bench.queue.enqueueAll(
                    texts.stream().map(t -> SmsRequest.of("+4712345678", t)).toList());
            Set<MessageId> ids = new HashSet<>();
            stored.forEach(s -> ids.add(s.id()));
            assertEquals(2500, ids.size());
            assertEquals(
                    "message 1234", bench.find(stored.get(1234).id()).request().text());
            assertEquals(
                    texts,
                    bench.claim(3000).stream().map(m -> m.request().text()).toList());
        }
    }

    /** An empty batch is answered by an empty list. */
    @Test
    default void anEmptyBatchStoresNothing() {
        try (QueueBench bench = new QueueBench(this)) {
            assertEquals(List.of(), bench.queue.enqueueAll(List.of()));
        }
    }

    /** The second of two requests with one key is the first. */
    @Test
    default void aRepeatedKeyIsStoredOnce() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.IDEMPOTENCY_KEYS)) {
            SmsRequest first = keyed("a", "first");
            Enqueued stored = bench.queue.enqueue(first);
            assertEquals(Enqueued.Novelty.STORED, stored.novelty());
            assertEquals(
                    new Enqueued(stored.id(), Enqueued.Novelty.REPEATED), bench.queue.enqueue(keyed("a", "second")));
            bench.mark(bench.claimOne(), MessageStatus.SENT, null);
            assertEquals(Enqueued.Novelty.REPEATED, bench.queue.enqueue(first).novelty());
            assertEquals("first", bench.find(stored.id()).request().text());
        }
    }

    /** A known key in a batch spoils nothing for the others. */
    @Test
    default void aRepeatedKeyInABatchLeavesTheOthersAlone() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.IDEMPOTENCY_KEYS)) {
            MessageId known = bench.queue.enqueue(keyed("b", "known")).id();
            List<Enqueued> answers = bench.queue.enqueueAll(List.of(
                    keyed("a", "1"),
                    keyed("b", "2"),
                    SmsRequest.of("+4712345678", "3"),
                    keyed("a", "4"),
                    SmsRequest.of("+4712345678", "3")));
            assertEquals(
                    List.of("STORED", "REPEATED", "STORED", "REPEATED", "STORED"),
                    answers.stream().map(a -> a.novelty().name()).toList());
            assertEquals(known, answers.get(1).id());
            assertEquals(answers.get(0).id(), answers.get(3).id());
            assertNotEquals(answers.get(2).id(), answers.get(4).id());
            assertEquals(4, bench.queue.counts().get(MessageStatus.PENDING));
        }
    }

    /** Q1: what is rolled back was never there. */
    @Test
    default void q1_aRolledBackEnqueueLeavesNothing() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.IDEMPOTENCY_KEYS)) {
            try (CallersTransaction caller = transaction(bench)) {
                caller.enqueuer().enqueue(keyed("a", "hello"));
                caller.rollback();
            }
            assertEquals(0, bench.queue.counts().get(MessageStatus.PENDING));
            assertEquals(
                    Enqueued.Novelty.STORED,
                    bench.queue.enqueue(keyed("a", "hello")).novelty());
        }
    }

    /** Q1: what is committed is there, and not before. */
    @Test
    default void q1_anEnqueueIsSeenFromTheCommitOn() {
        try (QueueBench bench = new QueueBench(this)) {
            try (CallersTransaction caller = transaction(bench)) {
                caller.enqueuer().enqueue(SmsRequest.of("+4712345678", "hello"));
                assertEquals(List.of(), bench.claim(10));
                caller.commit();
            }
            assertEquals(List.of("hello"), bench.claimedTexts());
        }
    }

    /** A known key doesn't make the caller's transaction useless. */
    @Test
    default void q1_aRepeatedKeyLeavesTheCallersTransactionUsable() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.IDEMPOTENCY_KEYS)) {
            MessageId known = bench.queue.enqueue(keyed("a", "known")).id();
            try (CallersTransaction caller = transaction(bench)) {
                Enqueued repeated = caller.enqueuer().enqueue(keyed("a", "again"));
                assertEquals(new Enqueued(known, Enqueued.Novelty.REPEATED), repeated);
                caller.enqueuer().enqueue(keyed("b", "fresh"));
                caller.commit();
            }
            assertEquals(List.of("known", "fresh"), bench.claimedTexts());
        }
    }

    /** A worker that waits hears of an enqueue. */
    @Test
    default void anEnqueueBeforeTheWaitEndsItAtOnce() throws InterruptedException {
        try (QueueBench bench = new QueueBench(this)) {
            bench.queue.awaitWork(Duration.ofMillis(1));
            bench.enqueue("hello");
            long start = System.nanoTime();
            bench.queue.awaitWork(Duration.ofSeconds(20));
            assertFalse(Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(10)) > 0);
        }
    }

    private static SmsRequest keyed(String key, String text) {
        return SmsRequest.builder(QueueBench.PHONE, text).idempotencyKey(key).build();
    }

    private CallersTransaction transaction(QueueBench bench) {
        Optional<CallersTransaction> transaction = begin(bench.queue);
        assumeTrue(transaction.isPresent(), "this queue takes no part in its callers' transactions");
        return transaction.orElseThrow();
    }
}
