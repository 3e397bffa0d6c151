// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.text.SmsFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Second stage of the worker: requests that run now. A lane is taken before messages are claimed for it and given back
 * after their outcome is marked, so the claims of a dead worker are never more than its lanes carry.
 */
final class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Dispatcher dispatcher;
    private final Executor executor;
    private final int size;
    private final BlockingQueue<Landing> landed = new LinkedBlockingQueue<>();

    private final Object monitor = new Object();
    private final Set<Shipment> running = Collections.newSetFromMap(new IdentityHashMap<>());
    private int busy;
    private boolean stopping;
    private boolean abandoned;

    /** What came back on one lane; the shipments stay claimed until they are marked. */
    record Landing(List<Shipment> shipments, List<SendResult> results) {}

    Lanes(Dispatcher dispatcher, Executor executor, int size) {
        this.dispatcher = dispatcher;
        this.executor = executor;
        this.size = size;
    }

    /** Takes all free lanes, at most so many that no more than the limit run; 0 after the wait or when stopping. */
    int takeFree(int limit, Duration wait) {
        int most = Math.min(limit, size);
        synchronized (monitor) {
            await(wait, () -> busy < most || stopping);
            int taken = stopping ? 0 : Math.max(0, most - busy);
            busy += taken;
            return taken;
        }
    }

    void giveBack(int count) {
        synchronized (monitor) {
            busy -= count;
            monitor.notifyAll();
        }
    }

    /** Starts the shipments in batches, spread over as few lanes as the batch size allows; returns the lanes used. */
    int start(List<Shipment> shipments, int batchSize) {
        return inBatches(shipments, batchSize, this::start);
    }

    /** Sends nothing: the claim took so long that others may have taken the messages over. Returns the lanes used. */
    int turnBack(List<Shipment> shipments, int batchSize) {
        return inBatches(shipments, batchSize, batch -> notStarted(batch, "its claim took longer than the lease"));
    }

    private int inBatches(List<Shipment> shipments, int batchSize, Consumer<List<Shipment>> each) {
        int used = 0;
        for (int from = 0; from < shipments.size(); from += batchSize) {
            List<Shipment> batch = List.copyOf(shipments.subList(from, Math.min(from + batchSize, shipments.size())));
            synchronized (monitor) {
                running.addAll(batch);
            }
            each.accept(batch);
            used++;
        }
        return used;
    }

    private void start(List<Shipment> batch) {
        try {
            executor.execute(() -> send(batch));
        } catch (RuntimeException | Error e) {
            // Refused, the thread factory threw, or the system gives no more threads: the task did not start.
            notStarted(batch, "the sender is closing or has no thread");
        }
    }

    private void send(List<Shipment> batch) {
        try {
            List<Sms> sms = batch.stream().map(Shipment::sms).toList();
            landed.add(new Landing(batch, GuardedSend.sendBatch(dispatcher, sms)));
        } catch (Throwable e) {
            // Not even an outcome could be made, for want of memory: the leases run out, and so it becomes UNKNOWN.
            finished(List.of(new Landing(batch, List.of())));
            LOG.error("{} SMS have no outcome: {}", batch.size(), e.getClass().getName());
        }
    }

    /** Nothing was handed over, so this is an outcome like any other unavailability. */
    private void notStarted(List<Shipment> batch, String why) {
        LOG.warn("{} SMS not sent, they go again later: {}", batch.size(), why);
        Outcome none = new Outcome.Unavailable(UnavailableReason.BUSY, why);
        List<SendResult> results = batch.stream()
                .map(shipment -> SendResult.of(
                        dispatcher.name(),
                        SmsFormat.standard().format(shipment.sms().messages()),
                        none))
                .toList();
        landed.add(new Landing(batch, results));
    }

    /** Waits for what came back; empty after the wait. */
    List<Landing> awaitLanded(Duration wait) throws InterruptedException {
        @Nullable Landing first = landed.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        List<Landing> all = new ArrayList<>();
        all.add(first);
        landed.drainTo(all);
        return all;
    }

    /** Ends the life of landed shipments: they are marked, or their fate is no longer ours. */
    void finished(List<Landing> landings) {
        synchronized (monitor) {
            landings.forEach(landing -> landing.shipments().forEach(running::remove));
            busy -= landings.size();
            monitor.notifyAll();
        }
    }

    List<Claim> claims() {
        synchronized (monitor) {
            return running.stream()
                    .flatMap(shipment -> shipment.claims().stream())
                    .toList();
        }
    }

    boolean idle() {
        synchronized (monitor) {
            return abandoned || busy == 0;
        }
    }

    /** Gives up what still runs: nobody extends its claims any more, so that they run out and become UNKNOWN. */
    void abandon() {
        synchronized (monitor) {
            abandoned = true;
            running.clear();
            monitor.notifyAll();
        }
    }

    boolean stopping() {
        synchronized (monitor) {
            return stopping;
        }
    }

    void stop() {
        synchronized (monitor) {
            stopping = true;
            monitor.notifyAll();
        }
    }

    /** Rests, but not longer than until the worker is stopped. */
    void pause(Duration wait) {
        synchronized (monitor) {
            await(wait, () -> stopping);
        }
    }

    /** Waits until nothing runs any more, or the time is over. */
    void awaitIdle(Duration wait) {
        synchronized (monitor) {
            await(wait, () -> abandoned || busy == 0);
        }
    }

    /** Only under the monitor. An interrupt ends the wait and nothing else: these threads are stopped by {@link #stop}. */
    private void await(Duration wait, BooleanSupplier over) {
        long end = System.nanoTime() + wait.toNanos();
        long left = wait.toNanos();
        while (left > 0 && !over.getAsBoolean()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(monitor, left);
            } catch (InterruptedException e) {
                LOG.debug("Interrupted while waiting");
                return;
            }
            left = end - System.nanoTime();
        }
    }
}
