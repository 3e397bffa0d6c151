// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnknownReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A dispatcher for tests of applications: keeps what it is given and answers as told. It accepts everything until told
 * otherwise. Keeps {@link Dispatcher}'s rules; thread-safe.
 *
 * <pre>{@code
 * RecordingDispatcher dispatcher = RecordingDispatcher.named("test");
 * dispatcher.answerNext(new Outcome.Unknown(UnknownReason.NO_ANSWER, "scripted"));
 * // hand it to the code under test
 * assertEquals(1, dispatcher.sent().size());
 * }</pre>
 */
public final class RecordingDispatcher implements Dispatcher {

    private final String name;
    private final AtomicLong ids = new AtomicLong();
    private final List<Sms> sent = new ArrayList<>();
    private final Deque<Outcome> scripted = new ArrayDeque<>();
    private Function<Sms, Outcome> otherwise = this::accepted;
    private Capabilities capabilities = Capabilities.basic();
    private Duration patience = Duration.ofSeconds(30);
    private CountDownLatch gate = new CountDownLatch(0);
    private boolean closed;

    private RecordingDispatcher(String name) {
        this.name = name;
    }

    /**
     * Makes a dispatcher that accepts everything.
     *
     * @param name its name
     * @return the dispatcher
     */
    public static RecordingDispatcher named(String name) {
        return new RecordingDispatcher(name);
    }

    /**
     * Answers the next sends.
     *
     * @param outcomes one for each send, in order
     */
    public synchronized void answerNext(Outcome... outcomes) {
        scripted.addAll(List.of(outcomes));
    }

    /**
     * Answers sends for which nothing is scripted.
     *
     * @param script the outcome for an SMS; it may throw, as a careless dispatcher does
     */
    public synchronized void answer(Function<Sms, Outcome> script) {
        otherwise = script;
    }

    /**
     * Says what the transport can do.
     *
     * @param limits default {@link Capabilities#basic()}
     */
    public synchronized void capabilities(Capabilities limits) {
        capabilities = limits;
    }

    /**
     * Sets how long a send waits at the gate before its outcome is unknown.
     *
     * @param budget default 30 s
     */
    public synchronized void patience(Duration budget) {
        patience = budget;
    }

    /** Shuts the gate: sends are recorded and then wait until {@link #release()}, the end of patience or an interrupt. */
    public synchronized void hold() {
        if (gate.getCount() == 0) {
            gate = new CountDownLatch(1);
        }
    }

    /** Opens the gate. */
    public synchronized void release() {
        gate.countDown();
    }

    /**
     * Lists what was sent.
     *
     * @return every SMS in order, whatever its outcome
     */
    public synchronized List<Sms> sent() {
        return List.copyOf(sent);
    }

    /**
     * Waits for sends. Blocks.
     *
     * @param count how many in all
     * @param atMost how long to wait
     * @return whether there were as many
     * @throws InterruptedException when the caller is interrupted
     */
    public synchronized boolean awaitSent(int count, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); sent.size() < count && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return sent.size() >= count;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        return send(Sms.of(phone, messages));
    }

    @Override
    public SendResult send(Sms sms) {
        long start = System.nanoTime();
        FormattedSms formatted = formatSms(sms.messages());
        Function<Sms, Outcome> script;
        CountDownLatch waitAt;
        Duration atMost;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("dispatcher " + name + " is closed");
            }
            sent.add(sms);
            notifyAll();
            Outcome next = scripted.poll();
            script = next == null ? otherwise : any -> next;
            waitAt = gate;
            atMost = patience;
        }
        Outcome outcome = afterGate(waitAt, atMost, script, sms);
        return SendResult.of(name, formatted, outcome, Duration.ofNanos(System.nanoTime() - start));
    }

    private static Outcome afterGate(CountDownLatch gate, Duration atMost, Function<Sms, Outcome> script, Sms sms) {
        try {
            return gate.await(atMost.toNanos(), TimeUnit.NANOSECONDS)
                    ? script.apply(sms)
                    : new Outcome.Unknown(UnknownReason.NO_ANSWER, "the gate stayed shut");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown(UnknownReason.INTERRUPTED, "interrupted at the gate");
        }
    }

    private Outcome accepted(Sms sms) {
        String id = sms.sendingId().orElseGet(() -> "recorded-" + ids.incrementAndGet());
        return new Outcome.Accepted(id, formatSms(sms.messages()).plan().segments());
    }

    @Override
    public synchronized void close() {
        closed = true;
        gate.countDown();
    }

    @Override
    public String toString() {
        return "RecordingDispatcher[" + name + ", " + sent().size() + " sent]";
    }
}
