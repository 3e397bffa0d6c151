// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueueException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retention beside the other work: a few windows with each sweep, pass after pass, with a rest between them. */
final class Retainer {

    static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Retainer.class);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration REST_AFTER_FAILURE = Duration.ofMinutes(1);
    // 5000 messages with each sweep, of which a worker does one per second: more than any queue drains for long.
    private static final int WINDOWS = 5;

    private final QueueParts parts;
    private final Retention retention;
    private final ReentrantLock mine = new ReentrantLock();
    private @Nullable RetentionWalk walk;
    private Instant restUntil = Instant.MIN;

    Retainer(QueueParts parts, Retention retention) {
        this.parts = parts;
        this.retention = retention;
    }

    static long all(QueueParts parts, Retention retention) {
        RetentionWalk walk = new RetentionWalk(parts, retention);
        long removed = 0;
        try {
            while (!walk.done()) {
                removed += walk.step();
            }
        } catch (QueueException e) {
            throw new QueueException(
                    "retain ended after " + removed + " messages had left the table: " + e.getMessage(), e);
        }
        return removed;
    }

    void sweep() {
        if (!mine.tryLock()) {
            return;
        }
        try {
            Instant now = parts.clock().now();
            if (!now.isBefore(restUntil)) {
                go(now);
            }
        } catch (QueueException e) {
            // What the sweep has found must still be told.
            LOG.warn("Old messages stay for now: {}", e.getMessage());
            restUntil = Spans.after(parts.clock().now(), REST_AFTER_FAILURE);
        } finally {
            mine.unlock();
        }
    }

    private void go(Instant now) {
        RetentionWalk current = walk == null ? new RetentionWalk(parts, retention) : walk;
        walk = current;
        for (int i = 0; i < WINDOWS && !current.done(); i++) {
            current.step();
        }
        if (current.done()) {
            walk = null;
            restUntil = Spans.after(now, rest());
        }
    }

    private Duration rest() {
        Duration tenth = retention.age().dividedBy(10);
        if (tenth.compareTo(SHORTEST_REST) < 0) {
            return SHORTEST_REST;
        }
        return tenth.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : tenth;
    }
}
