// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the queue in order beside the sending: expires what is late, finds what dead workers left. */
final class Keeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final WorkerParts parts;
    private final Lanes lanes;
    private final Duration pause;

    Keeper(WorkerParts parts, Lanes lanes) {
        this.parts = parts;
        this.lanes = lanes;
        Duration third = parts.settings().lease().dividedBy(3);
        this.pause = third.compareTo(LONGEST_PAUSE) < 0 ? third : LONGEST_PAUSE;
    }

    @Override
    public void run() {
        while (!lanes.stopping()) {
            step("sweeping", this::sweep);
            step("telling late reports", this::lateReports);
            lanes.pause(pause);
        }
    }

    private static void step(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("{} failed, trying again soon: {}", what, e.toString());
        }
    }

    private void lateReports() {
        parts.events().late(parts.queue().lateReports());
    }

    private void sweep() {
        for (QueuedMessage message : parts.queue().sweep(BATCH)) {
            parts.events()
                    .tell(
                            message.status() == MessageStatus.EXPIRED ? SmsEvent.Type.EXPIRED : SmsEvent.Type.UNKNOWN,
                            message);
        }
    }
}
