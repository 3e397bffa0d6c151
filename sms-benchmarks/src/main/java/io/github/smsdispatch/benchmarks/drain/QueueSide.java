// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import io.github.smsdispatch.api.queue.MessageQueue;
import java.sql.SQLException;

/** Our queue on PostgreSQL with a transport that costs nothing. */
final class QueueSide {

    /** Requests at a time, each in a thread of its own. */
    static final int LANES = 4;

    static final int BATCH = RawQueue.CLAIM;

    /** Connections: for the lanes' claims and marks, and for the threads that look after leases and time. */
    static final int POOL = 8;

    private final PostgreSql server;
    private final MessageQueue queue;

    QueueSide(PostgreSql server, MessageQueue queue) {
        this.server = server;
        this.queue = queue;
    }

    void fill(int count) throws SQLException {
        server.emptyQueue();
        Traffic.enqueue(queue, count);
        server.analyzeQueue();
    }

    double perSecond(int count) throws Exception {
        fill(count);
        return Drain.perSecond(queue, NoOpDispatcher.usual(), LANES, count);
    }
}
