// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.QueueException;
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

    private final WorkerParts parts;
    private final Lanes lanes;
    private final Verdicts verdicts;
    private final AtomicBoolean giveUp = new AtomicBoolean();

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
                    write(landings);
                    lanes.finished(landings);
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

    private void write(List<Lanes.Landing> landings) {
        List<Mark> marks = new ArrayList<>();
        for (Lanes.Landing landing : landings) {
            for (int i = 0; i < landing.shipments().size(); i++) {
                marks.addAll(verdicts.of(
                        landing.shipments().get(i), landing.results().get(i)));
            }
        }
        Backoff backoff = new Backoff();
        while (!giveUp.get()) {
            try {
                tell(landings, parts.queue().mark(marks));
                return;
            } catch (QueueException e) {
                LOG.warn(
                        "Marking {} outcomes failed, trying again in {}: {}",
                        marks.size(),
                        backoff.next(),
                        e.getMessage());
            } catch (RuntimeException e) {
                LOG.error(
                        "Marking {} outcomes failed unexpectedly, trying again in {}", marks.size(), backoff.next(), e);
            }
            rest(backoff);
        }
        LOG.error("{} outcomes could not be written before the sender was closed; they become UNKNOWN", marks.size());
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

    private void tell(List<Lanes.Landing> landings, Set<MessageId> counted) {
        for (Lanes.Landing landing : landings) {
            for (int i = 0; i < landing.shipments().size(); i++) {
                SendResult result = landing.results().get(i);
                landing.shipments().get(i).messages().forEach(message -> {
                    if (counted.contains(message.id())) {
                        parts.events().sent(message.id(), message.request().to(), result);
                    } else {
                        LOG.warn("The mark of message {} came too late: its claim had run out", message.id());
                    }
                });
            }
        }
    }
}
