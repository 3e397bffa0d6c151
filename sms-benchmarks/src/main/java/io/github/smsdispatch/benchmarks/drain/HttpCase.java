// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.benchmarks.ChildSimulator;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.QueueSchema;
import io.github.smsdispatch.skyline.SkylineDispatcher;
import io.github.smsdispatch.skyline.SkylineSettings;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** A gateway that is 50 ms away and takes one SMS per request, 64 requests at a time. */
final class HttpCase implements DrainCase {

    private static final String SCENARIO = "PostgreSQL to HTTP, 50 ms, 64 slots";
    private static final int SLOTS = 64;
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final int MESSAGES = 6_000;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 5;

    @Override
    public void measure(Scale scale, Report report) throws Exception {
        int count = scale.of(MESSAGES);
        double[] cpu = new double[scale.rounds(ROUNDS)];
        double[] rates = new double[cpu.length];
        try (PostgreSql server = PostgreSql.start();
                HikariDataSource pool = server.pool(QueueSide.POOL);
                ChildSimulator gateway = ChildSimulator.start("--latency=" + LATENCY.toMillis())) {
            QueueSchema.install(pool);
            try (JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build()) {
                QueueSide ours = new QueueSide(server, queue);
                for (int round = -scale.warmUp(WARM_UP); round < rates.length; round++) {
                    ours.fill(count);
                    long before = cpuNanos();
                    double rate = Drain.perSecond(queue, dispatcher(gateway), SLOTS, count);
                    if (round >= 0) {
                        cpu[round] = (cpuNanos() - before) / 1e3 / count;
                        rates[round] = rate;
                    }
                }
            }
        }
        double most = SLOTS / (LATENCY.toMillis() / 1e3);
        report.add(SCENARIO, "rate", Report.median(rates), "msg/s");
        report.add(SCENARIO, "ratio_to_slots_by_latency", Report.median(rates) / most, "x", ">=0.9");
        report.add(SCENARIO, "cpu_per_message", Report.median(cpu), "us");
    }

    /** Of this process: worker, queue, JDBC driver and HTTP client; database and gateway run in others. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static SkylineDispatcher dispatcher(ChildSimulator gateway) {
        return SkylineDispatcher.create(
                SkylineSettings.builder("bench")
                        .baseUrl(gateway.baseUrl())
                        .login(ChildSimulator.USER, Secret.of(ChildSimulator.PASSWORD))
                        .portChoice(SkylineSettings.PortChoice.DEVICE)
                        .batchSize(1)
                        .inFlight(SLOTS)
                        .build(),
                DispatcherContext.standalone());
    }
}
