// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.QueueSchema;
import java.sql.Connection;
import java.sql.Statement;

/** What millions of finished messages in the table cost, and a forgotten transaction that keeps old rows alive. */
final class BigTableCase implements DrainCase {

    private static final String SCENARIO = "PostgreSQL drain, 2,000,000 finished";
    private static final int FINISHED = 2_000_000;
    private static final int MESSAGES = 20_000;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 7;

    private static final String FINISHED_ROWS = "INSERT INTO big_message (status, recipient, body, enqueued_at,"
            + " changed_at, claimed_at, sent_at, attempts, segments, sending_id, owner, dispatcher, detail)"
            + " SELECT 'S', '+1555010' || lpad((i %% 10000)::text, 4, '0'),"
            + " rpad('Message ' || i || ': ', " + Traffic.LENGTH
            + ", 'your appointment is at ten, bring the letter. '),"
            + " t, t, t, t, 1, 1, (1000000000 + i)::text, '4711-ef1a0bc8-7e5e-4b4c-b0a5-000000000000', 'noop',"
            + " 'accepted as ' || (1000000000 + i)"
            + " FROM (SELECT i, now() - interval '10 days' + i * interval '0.3 s' AS t FROM generate_series(1, %d) i) x";

    @Override
    public void measure(Scale scale, Report report) throws Exception {
        int count = scale.of(MESSAGES);
        try (PostgreSql server = PostgreSql.start();
                HikariDataSource pool = server.pool(2 * QueueSide.POOL)) {
            QueueSchema.install(pool);
            QueueSchema.install(pool, BigTable.PREFIX);
            server.execute(
                    String.format(FINISHED_ROWS, scale.of(FINISHED)), "VACUUM ANALYZE big_message", "CHECKPOINT");
            try (JdbcMessageQueue empty = JdbcMessageQueue.builder(pool).build();
                    JdbcMessageQueue full = JdbcMessageQueue.builder(pool)
                            .tablePrefix(BigTable.PREFIX)
                            .build()) {
                QueueSide ours = new QueueSide(server, empty);
                BigTable big = new BigTable(server, full);
                Rounds rounds = Rounds.of(
                        scale.warmUp(WARM_UP),
                        scale.rounds(ROUNDS),
                        () -> ours.perSecond(count),
                        () -> big.perSecond(count),
                        () -> whileHeld(server, big, count));
                report.add(SCENARIO, "rate_empty", rounds.rate(0), "msg/s");
                report.add(SCENARIO, "rate_big_table", rounds.rate(1), "msg/s");
                report.add(SCENARIO, "rate_big_table_held_transaction", rounds.rate(2), "msg/s");
                report.add(SCENARIO, "ratio_big_table", rounds.ratio(1, 0), "x", ">=0.9");
                report.add(SCENARIO, "ratio_big_table_held_transaction", rounds.ratio(2, 0), "x", ">=0.6");
            }
        }
    }

    /** The snapshot is older than all rows of the round, so nothing that they leave behind can be cleaned up. */
    private static double whileHeld(PostgreSql server, BigTable big, int count) throws Exception {
        try (Connection holder = server.connect();
                Statement statement = holder.createStatement()) {
            holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            holder.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM sms_schema");
            double rate = big.perSecond(count);
            holder.rollback();
            return rate;
        }
    }
}
