// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import io.github.smsdispatch.api.queue.MessageQueue;
import java.sql.SQLException;

/** A queue whose finished messages stay, and with them what the rounds before have left. */
final class BigTable {

    static final String PREFIX = "big_";

    private final PostgreSql server;
    private final MessageQueue queue;

    BigTable(PostgreSql server, MessageQueue queue) {
        this.server = server;
        this.queue = queue;
    }

    double perSecond(int count) throws Exception {
        vacuum();
        Traffic.enqueue(queue, count);
        for (String table : server.tables(PREFIX)) {
            if (!isLarge(table)) {
                server.execute("ANALYZE " + table);
            }
        }
        return Drain.perSecond(queue, NoOpDispatcher.usual(), QueueSide.LANES, count);
    }

    /** As the server does by itself every minute with small tables that change much, but not with the large one. */
    private void vacuum() throws SQLException {
        for (String table : server.tables(PREFIX)) {
            if (!isLarge(table)) {
                server.execute("VACUUM " + table);
            }
        }
        server.execute("CHECKPOINT");
    }

    private static boolean isLarge(String table) {
        return table.equals(PREFIX + "message");
    }
}
