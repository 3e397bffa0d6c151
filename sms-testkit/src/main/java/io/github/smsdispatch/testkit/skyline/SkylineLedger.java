// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What really happened, whatever the client was told: every SMS that the gateway took, every copy that went out, every
 * request. It survives reboots of the simulated device. Grows with the SMS until {@link #clear()}. Thread-safe.
 */
public final class SkylineLedger {

    /**
     * One text to one person.
     *
     * @param recipient the number as it was posted
     * @param text the text
     */
    public record Copy(String recipient, String text) {}

    private final int recordedRequests;
    private final Consumer<AcceptedSms> journal;
    private final List<AcceptedSms> accepted = new ArrayList<>();
    private final List<SentSms> sent = new ArrayList<>();
    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private long requestCount;

    SkylineLedger(int recordedRequests, Consumer<AcceptedSms> journal) {
        this.recordedRequests = recordedRequests;
        this.journal = journal;
    }

    /**
     * Lists what the gateway took.
     *
     * @return every SMS in the order of acceptance
     */
    public synchronized List<AcceptedSms> accepted() {
        return List.copyOf(accepted);
    }

    /**
     * Lists what went out on the virtual network.
     *
     * @return every copy in the order of sending
     */
    public synchronized List<SentSms> sent() {
        return List.copyOf(sent);
    }

    /**
     * Counts the copies of a task that went out.
     *
     * @param tid the task's id
     * @return 0 when none did
     */
    public synchronized int copiesOf(long tid) {
        return (int) sent.stream().filter(one -> one.sms().tid() == tid).count();
    }

    /**
     * Counts the copies of a text that one person got.
     *
     * @param recipient the number as it was posted
     * @param text the text
     * @return 0 when none went out
     */
    public synchronized int copiesOf(String recipient, String text) {
        return copies().getOrDefault(new Copy(recipient, text), 0);
    }

    /**
     * Counts all copies.
     *
     * @return how many went out of each text to each recipient
     */
    public synchronized Map<Copy, Integer> copies() {
        Map<Copy, Integer> counts = new HashMap<>();
        sent.forEach(
                one -> counts.merge(new Copy(one.sms().recipient(), one.sms().text()), 1, Integer::sum));
        return counts;
    }

    /**
     * Lists the latest requests that were read, however they were answered.
     *
     * @return the oldest first, at most as many as the simulator was told to record
     */
    public synchronized List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * Counts the requests that were read.
     *
     * @return all since the start or the last {@link #clear()}, recorded or not
     */
    public synchronized long requestCount() {
        return requestCount;
    }

    /**
     * Waits until so many copies went out. Blocks.
     *
     * @param count how many in all
     * @param atMost how long to wait
     * @return whether they did
     * @throws InterruptedException when the caller is interrupted
     */
    public synchronized boolean awaitSent(int count, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); sent.size() < count && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return sent.size() >= count;
    }

    /**
     * Waits until so many requests were read. Blocks.
     *
     * @param count how many in all
     * @param atMost how long to wait
     * @return whether they were
     * @throws InterruptedException when the caller is interrupted
     */
    public synchronized boolean awaitRequests(long count, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); requestCount < count && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return requestCount >= count;
    }

    /** Forgets everything recorded so far. */
    public synchronized void clear() {
        accepted.clear();
        sent.clear();
        requests.clear();
        requestCount = 0;
    }

    synchronized void tookOver(AcceptedSms sms) {
        journal.accept(sms);
        accepted.add(sms);
    }

    synchronized void wentOut(SentSms copy) {
        sent.add(copy);
        notifyAll();
    }

    synchronized void saw(ReceivedRequest request) {
        requestCount++;
        requests.addLast(request);
        if (requests.size() > recordedRequests) {
            requests.removeFirst();
        }
        notifyAll();
    }
}
