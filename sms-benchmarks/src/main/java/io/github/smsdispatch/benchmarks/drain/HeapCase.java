// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.QueueSchema;

/** A worker needs as much memory for a million queued messages as for ten thousand. */
final class HeapCase implements DrainCase {

    private static final String SCENARIO = "memory of a worker process";
    /**
     * The heap has its full size from the start: how much of it a collector touches before it collects says nothing about
     * the worker. Were messages gathered, a million of them would not fit in.
     */
    private static final String[] FIXED_HEAP = {"-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"};

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;

    @Override
    public void measure(Scale scale, Report report) throws Exception {
        try (PostgreSql server = PostgreSql.start();
                HikariDataSource pool = server.pool(2)) {
            QueueSchema.install(pool);
            try (JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build()) {
                QueueSide ours = new QueueSide(server, queue);
                double few = peakMegabytes(server, ours, FEW);
                double many = peakMegabytes(server, ours, scale.of(MANY));
                report.add(SCENARIO, "max_rss_10k", few, "MB");
                report.add(SCENARIO, "max_rss_1m", many, "MB");
                report.add(SCENARIO, "ratio_rss_1m_to_10k", many / few, "x", "<=1.2");
            }
        }
    }

    private static double peakMegabytes(PostgreSql server, QueueSide ours, int count) throws Exception {
        ours.fill(count);
        try (WorkerCrew crew = new WorkerCrew(server.url(), 1, FIXED_HEAP)) {
            return crew.drain(1, count).peakKilobytes() / 1024.0;
        }
    }
}
