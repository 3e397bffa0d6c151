// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.Claim;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the claims of running sends alive. A thread of its own, because a slow sweep or listener must not let leases run
 * out: the messages would become UNKNOWN, and some be sent again.
 */
final class LeaseLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseLoop.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final WorkerParts parts;
    private final Lanes lanes;
    private final Duration pause;

    LeaseLoop(WorkerParts parts, Lanes lanes) {
        this.parts = parts;
        this.lanes = lanes;
        Duration third = parts.settings().lease().dividedBy(3);
        this.pause = third.compareTo(LONGEST_PAUSE) < 0 ? third : LONGEST_PAUSE;
    }

    @Override
    public void run() {
        while (!lanes.stopping() || !lanes.idle()) {
            try {
                extend();
            } catch (RuntimeException | Error e) {
                LOG.warn("Extending leases failed, trying again soon: {}", e.toString());
            }
            rest();
        }
    }

    private void extend() {
        List<Claim> claims = lanes.claims();
        if (!claims.isEmpty()) {
            parts.queue().extend(claims, parts.settings().lease());
        }
    }

    private void rest() {
        lanes.pause(pause);
        if (lanes.stopping()) {
            lanes.awaitIdle(pause);
        }
    }
}
