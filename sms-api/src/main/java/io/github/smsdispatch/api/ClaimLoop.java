// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** First stage of the worker: waits for free lanes, claims as much as they carry, hands it over at once. */
final class ClaimLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimLoop.class);

    /** Short, because stopping is noticed between two waits: a thread inside JDBC must not be interrupted. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private final WorkerParts parts;
    private final Lanes lanes;

    ClaimLoop(WorkerParts parts, Lanes lanes) {
        this.parts = parts;
        this.lanes = lanes;
    }

    @Override
    public void run() {
        Backoff backoff = new Backoff();
        while (!lanes.stopping()) {
            try {
                round();
                backoff.reset();
            } catch (QueueException e) {
                LOG.warn("Claiming failed, trying again in {}: {}", backoff.next(), e.getMessage());
                lanes.pause(backoff.next());
                backoff.grow();
            } catch (RuntimeException | Error e) {
                LOG.error("Claiming failed unexpectedly, trying again in {}", backoff.next(), e);
                lanes.pause(backoff.next());
                backoff.grow();
            } catch (InterruptedException e) {
                LOG.debug("Interrupted while waiting for work; going on until the sender is closed");
            }
        }
    }

    private void round() throws InterruptedException {
        Capabilities limits = parts.dispatcher().capabilities();
        int free = lanes.takeFree(limits.inFlight(), LONGEST_WAIT);
        if (free == 0) {
            return;
        }
        List<Shipment> shipments;
        long asked = System.nanoTime();
        try {
            shipments = claim(free * limits.batchSize());
        } catch (RuntimeException | Error e) {
            lanes.giveBack(free);
            throw e;
        }
        // Whatever held this thread up, a store or a listener: nobody has extended these claims yet.
        boolean ours = System.nanoTime() - asked < parts.settings().lease().toNanos();
        int used = ours ? lanes.start(shipments, limits.batchSize()) : lanes.turnBack(shipments, limits.batchSize());
        lanes.giveBack(free - used);
        if (used == 0) {
            parts.queue().awaitWork(LONGEST_WAIT);
        }
    }

    /** When it fails, only these run out: the others of the claim must still be sent, or they would run out with them. */
    private void release(List<QueuedMessage> leftOver) {
        if (leftOver.isEmpty()) {
            return;
        }
        try {
            parts.queue()
                    .release(leftOver.stream()
                            .map(message -> Shipment.claim(message, parts.owner()))
                            .toList());
        } catch (RuntimeException e) {
            LOG.warn("{} messages could not be released and become UNKNOWN: {}", leftOver.size(), e.toString());
        }
    }

    private List<Shipment> claim(int limit) {
        List<QueuedMessage> claimed =
                parts.queue().claim(parts.owner(), limit, parts.settings().lease());
        Packing packing = Packing.of(claimed, parts.owner(), parts.dispatcher()::formatSms);
        release(packing.leftOver());
        packing.shipments()
                .forEach(shipment ->
                        shipment.messages().forEach(message -> parts.events().tell(SmsEvent.Type.CLAIMED, message)));
        return packing.shipments();
    }
}
