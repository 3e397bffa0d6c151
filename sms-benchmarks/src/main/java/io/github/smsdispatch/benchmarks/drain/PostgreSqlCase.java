// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.QueueSchema;

/** The worker with a transport that costs nothing against the best that plain JDBC does with claims of the same size. */
final class PostgreSqlCase implements DrainCase {

    private static final String SCENARIO = "PostgreSQL drain, 4 threads";
    private static final int MESSAGES = 30_000;

    @Override
    public void measure(Scale scale, Report report) throws Exception {
        int count = scale.of(MESSAGES);
        try (PostgreSql server = PostgreSql.start();
                HikariDataSource pool = server.pool(QueueSide.POOL)) {
            QueueSchema.install(pool);
            try (JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build()) {
                QueueSide ours = new QueueSide(server, queue);
                RawShape flag = RawShape.flag(count);
                RawShape lease = RawShape.lease(count);
                server.execute(flag.ddl());
                server.execute(lease.ddl());
                Rounds rounds = Rounds.of(
                        scale,
                        () -> ours.perSecond(count),
                        () -> RawPostgreSql.perSecond(server, flag, QueueSide.LANES, count),
                        () -> RawPostgreSql.perSecond(server, lease, QueueSide.LANES, count));
                report.add(SCENARIO, "rate", rounds.rate(0), "msg/s");
                report.add(SCENARIO, "raw_rate_flag", rounds.rate(1), "msg/s");
                report.add(SCENARIO, "raw_rate_lease", rounds.rate(2), "msg/s");
                report.add(SCENARIO, "ratio_to_raw_flag", rounds.ratio(0, 1), "x");
                report.add(SCENARIO, "ratio_to_raw_lease", rounds.ratio(0, 2), "x");
                // Against whichever is the best here and today.
                int best = rounds.rate(1) > rounds.rate(2) ? 1 : 2;
                report.add(SCENARIO, "ratio_to_raw", rounds.ratio(0, best), "x", ">=0.8");
            }
        }
    }
}
