// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.queue.Enqueuer;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.QueueSchema;
import java.sql.Connection;

/** Storing, in portions and one by one, against the same rows in equal tables by plain JDBC. */
final class EnqueueCase implements DrainCase {

    private static final String MANY = "PostgreSQL enqueue, 1000 a call";
    private static final String SINGLE = "PostgreSQL enqueue in the caller's transaction";
    private static final int MESSAGES = 20_000;
    private static final int COMMITS = 2_000;

    @Override
    public void measure(Scale scale, Report report) throws Exception {
        try (PostgreSql server = PostgreSql.start();
                HikariDataSource pool = server.pool(2)) {
            QueueSchema.install(pool);
            try (JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
                    RawInsert raw = new RawInsert(server)) {
                many(server, queue, raw, scale, report);
                single(server, queue, raw, scale, report);
            }
        }
    }

    private static void many(PostgreSql server, JdbcMessageQueue queue, RawInsert raw, Scale scale, Report report)
            throws Exception {
        int count = scale.of(MESSAGES);
        Rounds rounds = Rounds.of(
                scale,
                () -> {
                    server.emptyQueue();
                    return Timed.perSecond(() -> Traffic.enqueue(queue, count), count);
                },
                () -> {
                    raw.empty();
                    return Timed.perSecond(() -> raw.inPortions(count, RawInsert.Tables.MESSAGES), count);
                },
                () -> {
                    raw.empty();
                    return Timed.perSecond(() -> raw.inPortions(count, RawInsert.Tables.ALL), count);
                });
        report.add(MANY, "rate", rounds.rate(0), "msg/s");
        report.add(MANY, "raw_rate", rounds.rate(1), "rows/s");
        report.add(MANY, "raw_rate_all_tables", rounds.rate(2), "msg/s");
        report.add(MANY, "ratio_to_jdbc_batch", rounds.ratio(0, 1), "x", ">=0.7");
        report.add(MANY, "ratio_to_jdbc_batch_all_tables", rounds.ratio(0, 2), "x");
    }

    private static void single(PostgreSql server, JdbcMessageQueue queue, RawInsert raw, Scale scale, Report report)
            throws Exception {
        int count = scale.of(COMMITS);
        try (Connection connection = server.connect()) {
            connection.setAutoCommit(false);
            Enqueuer enqueuer = queue.within(connection);
            Rounds rounds = Rounds.of(
                    scale,
                    () -> {
                        server.emptyQueue();
                        return Timed.perSecond(
                                () -> {
                                    for (int i = 0; i < count; i++) {
                                        enqueuer.enqueue(Traffic.request(i));
                                        connection.commit();
                                    }
                                },
                                count);
                    },
                    () -> {
                        raw.empty();
                        return Timed.perSecond(() -> raw.oneByOne(count), count);
                    });
            report.add(SINGLE, "rate", rounds.rate(0), "commits/s");
            report.add(SINGLE, "raw_rate", rounds.rate(1), "commits/s");
            report.add(SINGLE, "ratio_to_bare_insert", rounds.ratio(0, 1), "x", ">=0.9");
        }
    }
}
