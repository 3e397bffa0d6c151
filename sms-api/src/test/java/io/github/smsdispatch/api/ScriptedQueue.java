// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.LateReport;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.queue.Reported;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Hands its messages out in one claim and fails to release; remembers marks. For the worker's bad moments only. */
final class ScriptedQueue implements MessageQueue {

    final BlockingQueue<Mark> marked = new LinkedBlockingQueue<>();
    final CountDownLatch sweepMayEnd = new CountDownLatch(1);
    final BlockingQueue<Claim> extended = new LinkedBlockingQueue<>();
    private final BlockingQueue<QueuedMessage> waiting = new LinkedBlockingQueue<>();

    ScriptedQueue(List<QueuedMessage> messages) {
        waiting.addAll(messages);
    }

    @Override
    public List<QueuedMessage> claim(String owner, int limit, Duration lease) {
        List<QueuedMessage> taken = new ArrayList<>();
        waiting.drainTo(taken, limit);
        return taken;
    }

    @Override
    public int release(List<Claim> claims) {
        throw new QueueException("store away", null);
    }

    @Override
    public Set<MessageId> mark(List<Mark> marks) {
        marked.addAll(marks);
        return marks.stream().map(mark -> mark.claim().id()).collect(Collectors.toSet());
    }

    @Override
    public int extend(List<Claim> claims, Duration lease) {
        extended.addAll(claims);
        return claims.size();
    }

    /** A store that is slow with everything but leases, until the latch opens; tests that don't care open it first. */
    @Override
    public List<QueuedMessage> sweep(int limit) {
        try {
            sweepMayEnd.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    @Override
    public List<QueuedMessage> review(int limit, Duration again) {
        return List.of();
    }

    @Override
    public List<LateReport> lateReports() {
        return List.of();
    }

    @Override
    public void awaitWork(Duration atMost) throws InterruptedException {
        new CountDownLatch(1).await(Math.min(20, atMost.toMillis()), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        waiting.clear();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("not in this script");
    }

    @Override
    public List<Enqueued> enqueueAll(List<SmsRequest> requests) {
        throw unused();
    }

    @Override
    public Optional<QueuedMessage> resolve(MessageId id, Resolution resolution) {
        throw unused();
    }

    @Override
    public boolean sendAgain(MessageId id) {
        throw unused();
    }

    @Override
    public Reported report(DeliveryReport report) {
        throw unused();
    }

    @Override
    public Optional<QueuedMessage> find(MessageId id) {
        throw unused();
    }

    @Override
    public Map<MessageStatus, Long> counts() {
        throw unused();
    }

    @Override
    public List<QueuedMessage> messages(MessageStatus status, int limit) {
        throw unused();
    }

    @Override
    public List<QueuedMessage> messages(MessageFilter filter, int limit) {
        throw unused();
    }

    @Override
    public List<QueuedMessage> messagesTo(PhoneNumber recipient, MessageStatus status) {
        throw unused();
    }

    @Override
    public List<PhoneNumber> recipients(MessageStatus status) {
        throw unused();
    }

    @Override
    public List<QueuedMessage> cancelOlderThan(Duration minAge) {
        throw unused();
    }

    @Override
    public boolean cancel(MessageId id) {
        throw unused();
    }

    @Override
    public boolean requeue(MessageId id) {
        throw unused();
    }

    @Override
    public int insertTest(PhoneNumber recipient, String text) {
        throw unused();
    }

    @Override
    public int setStatus(MessageId id, MessageStatus status, Optional<String> sendingId) {
        throw unused();
    }
}
