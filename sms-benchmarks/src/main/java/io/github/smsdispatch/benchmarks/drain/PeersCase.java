// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.QueueSchema;

/** Other queues of Java on the same server, with as many tasks that do nothing. */
final class PeersCase implements DrainCase {

    private static final String SCENARIO = "PostgreSQL drain vs other queues";
    private static final int MESSAGES = 20_000;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 5;

    @Override
    public void measure(Scale scale, Report report) throws Exception {
        int count = scale.of(MESSAGES);
        try (PostgreSql server = PostgreSql.start();
                HikariDataSource pool = server.pool(QueueSide.POOL);
                HikariDataSource peers = server.pool(DbSchedulerSide.THREADS + 4);
                OutboxSide outbox = new OutboxSide(server, peers)) {
            QueueSchema.install(pool);
            try (JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build()) {
                QueueSide ours = new QueueSide(server, queue);
                DbSchedulerSide scheduler = new DbSchedulerSide(server, peers);
                Rounds rounds = Rounds.of(
                        scale.warmUp(WARM_UP),
                        scale.rounds(ROUNDS),
                        () -> ours.perSecond(count),
                        () -> scheduler.perSecond(count),
                        () -> outbox.perSecond(count));
                report.add(SCENARIO, "rate", rounds.rate(0), "msg/s");
                report.add(SCENARIO, "rate_db_scheduler", rounds.rate(1), "tasks/s");
                report.add(SCENARIO, "rate_transaction_outbox", rounds.rate(2), "tasks/s");
                report.add(SCENARIO, "ratio_to_db_scheduler", rounds.ratio(0, 1), "x", ">=5");
                report.add(SCENARIO, "ratio_to_transaction_outbox", rounds.ratio(0, 2), "x", ">=7");
            }
        }
    }
}
