// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.time.Instant;

/**
 * One pass over the messages, oldest first, a transaction per window. Remembers where it is, so that old messages that
 * can't go yet are looked at once per pass. For one thread at a time.
 */
final class RetentionWalk {

    private final QueueParts parts;
    private final Retention retention;
    private long position = Long.MIN_VALUE;
    private boolean done;

    RetentionWalk(QueueParts parts, Retention retention) {
        this.parts = parts;
        this.retention = retention;
    }

    /** Takes the next window and gives the count of messages that left. */
    int step() {
        Instant cut = Spans.before(parts.clock().now(), retention.age());
        Retaining.Step step =
                parts.transactions().run("retention", c -> parts.retaining().step(c, position, cut, retention));
        position = step.end();
        done = step.last();
        return step.removed();
    }

    boolean done() {
        return done;
    }
}
