// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds with many threads. Part of {@link MessageQueueContract}. */
public interface QueueConcurrencyRules extends QueueFixture {

    /** Four workers at once: each message is claimed, and marked, exactly once. */
    @Test
    default void q2_twoWorkersNeverHoldOneMessage() throws Exception {
        try (QueueBench bench = new QueueBench(this)) {
            int count = 2000;
            bench.queue.enqueueAll(IntStream.range(0, count)
                    .mapToObj(i -> SmsRequest.of("+4712345678", "message " + i))
                    .toList());
            List<List<MessageId>> claimed = inParallel(4, worker -> drain(bench, "worker-" + worker));
            List<MessageId> all = claimed.stream().flatMap(List::stream).toList();
            assertEquals(count, all.size());
            assertEquals(count, new HashSet<>(all).size());
            assertEquals(count, bench.queue.counts().get(MessageStatus.SENT));
        }
    }

    private static List<MessageId> drain(QueueBench bench, String owner) {
        List<MessageId> mine = new ArrayList<>();
        int idle = 0;
        while (idle < 3) {
            List<QueuedMessage> claimed = bench.queue.claim(owner, 37, QueueBench.LEASE);
            idle = claimed.isEmpty() ? idle + 1 : 0;
            List<Mark> marks = claimed.stream()
                    .map(m -> QueueBench.markOf(
                            new Claim(m.id(), owner, m.progress().attempts()),
                            MessageStatus.SENT,
                            m.progress().sendingId(),
                            null))
                    .toList();
            Set<MessageId> counted = bench.queue.mark(marks);
            assertEquals(claimed.size(), counted.size());
            mine.addAll(counted);
        }
        return mine;
    }

    /** Four applications with one key: one message. */
    @Test
    default void aKeyEnqueuedByManyAtOnceIsStoredOnce() throws Exception {
        try (QueueBench bench = new QueueBench(this, QueueFeature.IDEMPOTENCY_KEYS)) {
            for (int round = 0; round < 20; round++) {
                List<SmsRequest> requests = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    requests.add(SmsRequest.builder(QueueBench.PHONE, "hello")
                            .idempotencyKey("key-" + round + "-" + i)
                            .build());
                }
                List<List<Enqueued>> answers = inParallel(4, worker -> bench.queue.enqueueAll(requests));
                for (int i = 0; i < 5; i++) {
                    int nr = i;
                    assertEquals(
                            1,
                            answers.stream().map(a -> a.get(nr).id()).distinct().count());
                    assertEquals(
                            1,
                            answers.stream()
                                    .filter(a -> a.get(nr).novelty() == Enqueued.Novelty.STORED)
                                    .count());
                }
            }
            assertEquals(100, bench.queue.counts().get(MessageStatus.PENDING));
        }
    }

    /** Two sweeps at once report each message once. */
    @Test
    default void q4_aLostMessageIsReportedByOneSweepOnly() throws Exception {
        try (QueueBench bench = new QueueBench(this)) {
            bench.queue.enqueueAll(IntStream.range(0, 200)
                    .mapToObj(i -> SmsRequest.of("+4712345678", "message " + i))
                    .toList());
            bench.claim(200);
            bench.clock.advance(QueueBench.LEASE);
            List<List<QueuedMessage>> swept = inParallel(4, worker -> bench.queue.sweep(1000));
            assertEquals(200, swept.stream().mapToInt(List::size).sum());
        }
    }

    /** A cancel beside workers: each message is sent or cancelled, and counted by the one who did it. */
    @Test
    default void q2_aCancelByFilterTakesNothingFromWorkers() throws Exception {
        try (QueueBench bench = new QueueBench(this)) {
            int count = 3000;
            bench.queue.enqueueAll(IntStream.range(0, count)
                    .mapToObj(i -> SmsRequest.of("+4712345678", "message " + i))
                    .toList());
            List<Long> taken = inParallel(
                    4,
                    worker -> worker == 0
                            ? bench.queue.cancel(MessageFilter.all())
                            : (long) drain(bench, "worker-" + worker).size());
            long sent = taken.get(1) + taken.get(2) + taken.get(3);
            assertEquals(count, taken.get(0) + sent);
            assertEquals(sent, bench.queue.counts().get(MessageStatus.SENT));
            assertEquals(taken.get(0), bench.queue.counts().get(shown(MessageStatus.CANCELLED)));
        }
    }

    /** Operators who do the same at once do each message once. */
    @Test
    default void aMessageIsRequeuedByOneOfSeveralOperators() throws Exception {
        try (QueueBench bench = new QueueBench(this)) {
            int count = 1200;
            bench.queue.enqueueAll(IntStream.range(0, count)
                    .mapToObj(i -> SmsRequest.of("+4712345678", "message " + i))
                    .toList());
            bench.queue.cancel(MessageFilter.all());
            List<Long> requeued = inParallel(3, operator -> bench.queue.requeue(MessageFilter.all()));
            assertEquals(count, requeued.stream().mapToLong(Long::longValue).sum());
            assertEquals(count, bench.claim(count + 1).size());
        }
    }

    private static <T> List<T> inParallel(int workers, Task<T> task) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            CyclicBarrier start = new CyclicBarrier(workers);
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int worker = i;
                calls.add(() -> {
                    start.await();
                    return task.run(worker);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * What one of several threads does.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Task<T> {

        /**
         * Does it.
         *
         * @param worker number of the thread, from 0
         * @return what came of it
         */
        T run(int worker);
    }
}
