// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Rules Q8 to Q10: who waits for whom, and who doesn't. */
interface QueueFairnessRules extends QueueFixture {

    /** Q8: the next one goes when the one before is final. */
    @Test
    default void q8_messagesOfOneOrderingKeyGoOneAfterTheOther() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.ORDERING_KEYS)) {
            bench.enqueue("first", r -> r.orderingKey("k"));
            bench.enqueue("second", r -> r.orderingKey("k"));
            bench.enqueue("other", r -> r.orderingKey("x"));
            List<QueuedMessage> claimed = bench.claim(10);
            assertEquals(List.of("first", "other"), texts(claimed));
            assertEquals(List.of(), bench.claimedTexts());
            bench.mark(claimed.get(0), MessageStatus.SENT, null);
            assertEquals(List.of("second"), bench.claimedTexts());
        }
    }

    /** Q8: one that waits for another try keeps its turn. */
    @Test
    default void q8_aMessageThatGoesAgainKeepsItsTurn() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.ORDERING_KEYS)) {
            bench.enqueue("first", r -> r.orderingKey("k"));
            bench.enqueue("second", r -> r.orderingKey("k"));
            bench.mark(bench.claimOne(), MessageStatus.PENDING, Duration.ofMinutes(1));
            assertEquals(List.of(), bench.claimedTexts());
            bench.clock.advance(Duration.ofMinutes(2));
            QueuedMessage again = bench.claimOne();
            assertEquals("first", again.request().text());
            bench.mark(again, MessageStatus.FAILED, null);
            assertEquals(List.of("second"), bench.claimedTexts());
        }
    }

    /** Q8: whatever ends the one before, an operator, a lapsed lease or the time, the next one goes. */
    @Test
    default void q8_whateverEndsAMessageTheNextOneGoes() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.ORDERING_KEYS)) {
            QueuedMessage first = bench.find(bench.enqueue("cancelled", r -> r.orderingKey("k")));
            bench.enqueue("lost", r -> r.orderingKey("k"));
            bench.enqueue(
                    "expired",
                    r -> r.orderingKey("k").expiresAt(bench.clock.instant().plus(Duration.ofHours(1))));
            bench.enqueue("last", r -> r.orderingKey("k"));
            assertTrue(bench.queue.cancel(first.id()));
            assertEquals(List.of("lost"), bench.claimedTexts());
            bench.clock.advance(Duration.ofHours(2));
            // One sweep ends the lease, and makes room for the next, which the next one finds expired.
            List<String> swept = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                bench.queue.sweep(10).forEach(m -> swept.add(m.request().text() + " " + m.status()));
            }
            assertEquals(List.of("lost UNKNOWN", "expired EXPIRED"), swept);
            assertEquals(List.of("last"), bench.claimedTexts());
        }
    }

    /** Q8: what returns unsent is the next again. */
    @Test
    default void q8_aReleasedMessageIsTheNextAgain() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.ORDERING_KEYS)) {
            bench.enqueue("first", r -> r.orderingKey("k"));
            bench.enqueue("second", r -> r.orderingKey("k"));
            bench.queue.release(List.of(QueueBench.claimOf(bench.claimOne())));
            assertEquals(List.of("first"), bench.claimedTexts());
        }
    }

    /** Q8 among workers: never two of one key at a time, all of them in the end. */
    @Test
    default void q8_holdsForWorkersAtTheSameTime() throws ExecutionException, InterruptedException {
        try (QueueBench bench = new QueueBench(this, QueueFeature.ORDERING_KEYS)) {
            List<SmsRequest> requests = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                requests.add(SmsRequest.builder(QueueBench.PHONE, "message " + i)
                        .orderingKey("key " + i % 3)
                        .build());
            }
            bench.queue.enqueueAll(requests);
            Map<String, String> running = new ConcurrentHashMap<>();
            AtomicInteger done = new AtomicInteger();
            ExecutorService workers = Executors.newFixedThreadPool(4);
            try {
                List<Future<?>> all = new ArrayList<>();
                for (int w = 0; w < 4; w++) {
                    String owner = "worker " + w;
                    all.add(workers.submit(() -> {
                        while (done.get() < requests.size()) {
                            for (QueuedMessage m : bench.queue.claim(owner, 5, QueueBench.LEASE)) {
                                String key = m.request().orderingKey().orElseThrow();
                                String before = running.put(key, m.id().value());
                                assertEquals(null, before, "two of " + key + " at a time");
                                running.remove(key);
                                bench.queue.mark(List.of(QueueBench.markOf(
                                        new Claim(m.id(), owner, m.progress().attempts()),
                                        MessageStatus.SENT,
                                        m.progress().sendingId(),
                                        null)));
                                done.incrementAndGet();
                            }
                        }
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            } finally {
                workers.shutdownNow();
            }
            assertEquals(60L, bench.queue.counts().get(MessageStatus.SENT));
        }
    }

    /** Q9: only the newest of those that wait. */
    @Test
    default void q9_onlyTheNewestOfACollapseKeyIsSent() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.COLLAPSE_KEYS)) {
            QueuedMessage down = bench.find(bench.enqueue("sw1 down", r -> r.collapseKey("sw1")));
            bench.enqueue("sw2 down", r -> r.collapseKey("sw2"));
            bench.enqueue("sw1 up", r -> r.collapseKey("sw1"));
            assertEquals(List.of("sw2 down", "sw1 up"), bench.claimedTexts());
            QueuedMessage now = bench.find(down.id());
            assertEquals(MessageStatus.IGNORED, now.status());
            assertEquals(0, now.progress().attempts());
        }
    }

    /** Q9: a newer one to somebody else, or one that will never be sent, replaces nothing. */
    @Test
    default void q9_anotherRecipientsMessageReplacesNothing() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.COLLAPSE_KEYS)) {
            bench.enqueue("mine", r -> r.collapseKey("sw1"));
            bench.queue.enqueue(SmsRequest.builder(PhoneNumber.of("+4787654321"), "theirs")
                    .collapseKey("sw1")
                    .build());
            bench.queue.cancel(bench.enqueue("cancelled", r -> r.collapseKey("sw1")));
            assertEquals(List.of("mine", "theirs"), bench.claimedTexts());
        }
    }

    /** Q10: a tenant with one message doesn't wait for another's thousand. */
    @Test
    default void q10_tenantsTakeTurns() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.TENANTS)) {
            for (int i = 1; i <= 20; i++) {
                String text = "a" + i;
                bench.enqueue(text, r -> r.tenant("a"));
            }
            assertEquals(List.of("a1", "a2", "a3"), texts(bench.claim(3)));
            bench.enqueue("b1", r -> r.tenant("b"));
            bench.enqueue("b2", r -> r.tenant("b"));
            bench.enqueue("nobody's");
            bench.enqueue("urgent", r -> r.priority(Priority.URGENT).tenant("a"));
            assertEquals(List.of("urgent", "nobody's"), texts(bench.claim(2)));
            assertEquals(
                    List.of("a4", "b1"), texts(bench.claim(2)).stream().sorted().toList());
            assertEquals(
                    List.of("a5", "b2"), texts(bench.claim(2)).stream().sorted().toList());
            assertEquals(List.of("a6", "a7"), texts(bench.claim(2)));
        }
    }

    private static List<String> texts(List<QueuedMessage> messages) {
        return messages.stream().map(m -> m.request().text()).toList();
    }
}
