// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Third stage of the worker: writes outcomes down, all that came back together in one go. While the store is away it
 * tries again and again, holding the lanes, so that what was accepted is never sent a second time.
 */
final class MarkLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(MarkLoop.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    /** From this try on each SMS is marked by itself, so that one that the store refuses holds up nobody. */
    private static final int ONE_BY_ONE = 3;

    private final WorkerParts parts;
    private final Lanes lanes;
    private final Verdicts verdicts;
    private final Complaints complaints = new Complaints(System::nanoTime);
    private final AtomicBoolean giveUp = new AtomicBoolean();

    /** One SMS that came back, and what is to be written about its messages: together, as they were sent together. */
    private record Entry(Shipment shipment, SendResult result, List<Mark> marks) {}

    MarkLoop(WorkerParts parts, Lanes lanes) {
        this.parts = parts;
        this.lanes = lanes;
        this.verdicts = new Verdicts(
                parts.settings().retry(), firstReview(parts.settings().resolveEvery()));
    }

    /** A first look soon, because most unknowns are cleared up by the first report or query. */
    private static Duration firstReview(Duration every) {
        Duration soon = Duration.ofSeconds(2);
        return every.compareTo(soon) < 0 ? every : soon;
    }

    @Override
    public void run() {
        while (!giveUp.get() && (!lanes.stopping() || !lanes.idle())) {
            try {
                List<Lanes.Landing> landings = lanes.awaitLanded(LONGEST_WAIT);
                if (!landings.isEmpty()) {
                    handle(landings);
                }
            } catch (InterruptedException e) {
                LOG.debug("Interrupted while waiting for outcomes; going on until the sender is closed");
            }
        }
    }

    /** Lets the loop end although outcomes are not written: their leases run out and they become UNKNOWN. */
    void giveUp() {
        giveUp.set(true);
    }

    private void handle(List<Lanes.Landing> landings) {
        try {
            List<Entry> left = write(entries(landings));
            parts.events().late(parts.queue().lateReports());
            if (!left.isEmpty()) {
                LOG.error("{} outcomes could not be written; their messages become UNKNOWN", left.size());
            }
        } catch (RuntimeException | Error e) {
            LOG.error("Outcomes could not be written; their messages become UNKNOWN", e);
        } finally {
            lanes.finished(landings);
        }
    }

    private List<Entry> entries(List<Lanes.Landing> landings) {
        List<Entry> entries = new ArrayList<>();
        for (Lanes.Landing landing : landings) {
            for (int i = 0; i < landing.shipments().size(); i++) {
                Shipment shipment = landing.shipments().get(i);
                SendResult result = landing.results().get(i);
                complaints.hear(result);
                entries.add(new Entry(shipment, result, verdicts.of(shipment, result)));
            }
        }
        return entries;
    }

    /** Returns what could not be written: nothing, unless the worker gives up or the store refuses single outcomes. */
    private List<Entry> write(List<Entry> entries) {
        List<Entry> left = entries;
        Backoff backoff = new Backoff();
        for (int tries = 1; !left.isEmpty() && !giveUp.get(); tries++) {
            List<Entry> open = tries < ONE_BY_ONE ? together(left, backoff) : oneByOne(left, backoff);
            boolean storeWorks = open.size() < left.size();
            left = open;
            if (storeWorks && tries > 2 * ONE_BY_ONE) {
                return left;
            }
            if (!left.isEmpty()) {
                rest(backoff);
            }
        }
        return left;
    }

    private List<Entry> together(List<Entry> entries, Backoff backoff) {
        return marked(entries, backoff) ? List.of() : entries;
    }

    private List<Entry> oneByOne(List<Entry> entries, Backoff backoff) {
        return entries.stream()
                .filter(entry -> !marked(List.of(entry), backoff))
                .toList();
    }

    private boolean marked(List<Entry> entries, Backoff backoff) {
        List<Mark> marks = entries.stream().flatMap(e -> e.marks().stream()).toList();
        Set<MessageId> counted;
        try {
            counted = parts.queue().mark(marks);
        } catch (RuntimeException | Error e) {
            LOG.warn("Marking {} outcomes failed, next try in {}: {}", marks.size(), backoff.next(), e.toString());
            return false;
        }
        entries.forEach(entry -> tell(entry, counted));
        return true;
    }

    @SuppressWarnings("ThreadSleep")
    private static void rest(Backoff backoff) {
        try {
            Thread.sleep(backoff.next().toMillis());
        } catch (InterruptedException e) {
            LOG.debug("Interrupted while waiting for the store; going on until the sender is closed");
        }
        backoff.grow();
    }

    private void tell(Entry entry, Set<MessageId> counted) {
        entry.shipment().messages().forEach(message -> {
            if (counted.contains(message.id())) {
                parts.events().sent(message.id(), message.request().to(), entry.result());
            } else {
                LOG.warn("The mark of message {} came too late: its claim had run out", message.id());
            }
        });
    }
}
