// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.QueueSchema;

/** One, two and four worker processes on one database: nobody gets what another one has, and nobody slows down all. */
final class ProcessesCase implements DrainCase {

    private static final String SCENARIO = "PostgreSQL drain, 1, 2, 4 processes";
    private static final int MESSAGES = 20_000;
    private static final int MOST = 4;

    @Override
    public void measure(Scale scale, Report report) throws Exception {
        int count = scale.of(MESSAGES);
        try (PostgreSql server = PostgreSql.start();
                HikariDataSource pool = server.pool(2)) {
            QueueSchema.install(pool);
            try (JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
                    WorkerCrew crew = new WorkerCrew(server.url(), MOST, "-Xmx256m")) {
                QueueSide ours = new QueueSide(server, queue);
                for (int i = 0; i < MOST; i++) {
                    // Each of them alone, or it would hardly get warm.
                    drain(ours, crew, 1, scale.warmUp() * count / 2);
                }
                Rounds rounds = Rounds.of(
                        1,
                        scale.rounds(),
                        () -> drain(ours, crew, 1, count),
                        () -> drain(ours, crew, 2, count),
                        () -> drain(ours, crew, MOST, count));
                report.add(SCENARIO, "rate_1_process", rounds.rate(0), "msg/s");
                report.add(SCENARIO, "rate_2_processes", rounds.rate(1), "msg/s");
                report.add(SCENARIO, "rate_4_processes", rounds.rate(2), "msg/s");
                // 1, but for what a round's ratio swings by itself.
                report.add(SCENARIO, "ratio_2_processes_to_1", rounds.ratio(1, 0), "x", ">=0.9");
                report.add(SCENARIO, "ratio_4_processes_to_1", rounds.ratio(2, 0), "x", ">=0.9");
                report.add(SCENARIO, "duplicate_claims", crew.duplicates(), "messages", "<=0");
            }
        }
    }

    private static double drain(QueueSide ours, WorkerCrew crew, int workers, int count) throws Exception {
        ours.fill(count);
        return crew.drain(workers, count).perSecond();
    }
}
