// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.EnqueueProgress;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Enqueues of more than memory should hold. Part of {@link MessageQueueContract}. */
public interface QueueStreamRules extends QueueFixture {

    /** Part by part: stored before the next is read. */
    @Test
    default void aStreamIsStoredAsItIsRead() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.IDEMPOTENCY_KEYS)) {
            AtomicInteger read = new AtomicInteger();
            List<Enqueued> answers = new ArrayList<>();
            long count = bench.queue.enqueueStream(requests(2500, "key", read), (part, soFar) -> {
                answers.addAll(part);
                assertEquals(answers.size(), soFar);
                assertEquals(read.get(), soFar, "read, but not stored");
                assertEquals(soFar, bench.queue.counts().get(MessageStatus.PENDING));
                assertTrue(part.size() <= 1000, "a part of " + part.size());
            });
            assertEquals(2500, count);
            assertEquals(2500, answers.size());
            assertEquals(
                    "message 1234", bench.find(answers.get(1234).id()).request().text());
            assertEquals(IntStream.range(0, 2500).mapToObj(i -> "message " + i).toList(), allTexts(bench));
        }
    }

    /** No part, no call. */
    @Test
    default void anEmptyStreamStoresNothing() {
        try (QueueBench bench = new QueueBench(this)) {
            EnqueueProgress none = (part, soFar) -> {
                throw new AssertionError("told of " + soFar);
            };
            assertEquals(0, bench.queue.enqueueStream(Collections.emptyIterator(), none));
        }
    }

    /** Whoever fails, the earlier parts stay, and with keys the same stream may simply be given again. */
    @Test
    default void aStreamThatBreaksIsStreamedAgainWithoutDoubles() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.IDEMPOTENCY_KEYS)) {
            Iterator<SmsRequest> breaking = IntStream.range(0, 9999)
                    .mapToObj(i -> {
                        if (i == 1500) {
                            throw new IllegalStateException("the file ends here");
                        }
                        return request("key", i);
                    })
                    .iterator();
            assertThrows(IllegalStateException.class, () -> bench.queue.enqueueStream(breaking, (part, soFar) -> {}));
            assertEquals(1000, bench.queue.counts().get(MessageStatus.PENDING));

            List<Enqueued> answers = new ArrayList<>();
            bench.queue.enqueueStream(
                    requests(2000, "key", new AtomicInteger()), (part, soFar) -> answers.addAll(part));
            assertEquals(
                    1000,
                    answers.stream()
                            .filter(a -> a.novelty() == Enqueued.Novelty.REPEATED)
                            .count());
            assertEquals(2000, bench.queue.counts().get(MessageStatus.PENDING));
        }
    }

    /** What was told stays; nothing more is read. */
    @Test
    default void aProgressThatThrowsEndsTheStream() {
        try (QueueBench bench = new QueueBench(this, QueueFeature.IDEMPOTENCY_KEYS)) {
            AtomicInteger read = new AtomicInteger();
            IllegalStateException stop = new IllegalStateException("enough");
            assertEquals(
                    stop,
                    assertThrows(
                            IllegalStateException.class,
                            () -> bench.queue.enqueueStream(requests(5000, "key", read), (part, soFar) -> {
                                if (soFar > 1000) {
                                    throw stop;
                                }
                            })));
            assertEquals(2000, read.get());
            assertEquals(2000, bench.queue.counts().get(MessageStatus.PENDING));
        }
    }

    /** Q1: in a caller's transaction, all parts or none. */
    @Test
    default void q1_aStreamInACallersTransactionIsThereWithItsCommit() {
        try (QueueBench bench = new QueueBench(this)) {
            for (boolean commits : new boolean[] {false, true}) {
                Optional<CallersTransaction> transaction = begin(bench.queue);
                assumeTrue(transaction.isPresent(), "this queue takes no part in its callers' transactions");
                try (CallersTransaction caller = transaction.orElseThrow()) {
                    caller.enqueuer().enqueueStream(requests(1500, "key", new AtomicInteger()), (part, soFar) -> {});
                    assertEquals(0, bench.queue.counts().get(MessageStatus.PENDING));
                    if (commits) {
                        caller.commit();
                    }
                }
                assertEquals(commits ? 1500 : 0, bench.queue.counts().get(MessageStatus.PENDING));
            }
        }
    }

    private static Iterator<SmsRequest> requests(int count, String key, AtomicInteger read) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    read.incrementAndGet();
                    return request(key, i);
                })
                .iterator();
    }

    private static SmsRequest request(String key, int nr) {
        return SmsRequest.builder(QueueBench.PHONE, "message " + nr)
                .idempotencyKey(key + nr)
                .build();
    }

    private static List<String> allTexts(QueueBench bench) {
        return bench.claim(3000).stream().map(m -> m.request().text()).toList();
    }
}
