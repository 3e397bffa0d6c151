// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import com.gruelbox.transactionoutbox.TransactionOutboxEntry;
import com.gruelbox.transactionoutbox.TransactionOutboxListener;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** transaction-outbox with the settings that were the fastest: 4 threads, 4096 tasks per flush. */
final class OutboxSide implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int FLUSH = 4096;
    private static final String COLUMNS =
            "invocation, lastattempttime, nextattempttime, attempts, blocked, version," + " uniquerequestid, processed";

    /** What is called later; it needs a type, as the outbox writes class and method down. */
    interface Nothing {

        /** Does nothing. */
        void happens();
    }

    private final PostgreSql server;
    private final TransactionManager transactions;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    OutboxSide(PostgreSql server, DataSource pool) throws SQLException {
        this.server = server;
        transactions = TransactionManager.fromDataSource(pool);
        // One entry as the outbox itself writes it; the rounds copy that.
        TransactionOutbox writer = outbox((entry, process) -> {}, new CountDownLatch(1));
        transactions.inTransaction(() -> writer.schedule(Nothing.class).happens());
        server.execute(
                "CREATE TABLE txno_template AS SELECT * FROM txno_outbox",
                "UPDATE txno_template SET nextattempttime = nextattempttime - interval '1 day'");
    }

    private TransactionOutbox outbox(Submitter submitter, CountDownLatch left) {
        return TransactionOutbox.builder()
                .transactionManager(transactions)
                .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
                .instantiator(Instantiator.using(type -> (Nothing) () -> {}))
                .submitter(submitter)
                .flushBatchSize(FLUSH)
                .listener(new TransactionOutboxListener() {
                    @Override
                    public void success(TransactionOutboxEntry entry) {
                        left.countDown();
                    }
                })
                .build();
    }

    double perSecond(int count) throws Exception {
        server.execute(
                "TRUNCATE txno_outbox",
                "CHECKPOINT",
                "INSERT INTO txno_outbox (id, " + COLUMNS + ") SELECT gen_random_uuid()::text, " + COLUMNS
                        + " FROM txno_template, generate_series(1, " + count + ")",
                "ANALYZE txno_outbox");
        CountDownLatch left = new CountDownLatch(count);
        TransactionOutbox outbox = outbox(Submitter.withExecutor(threads), left);
        return Timed.perSecond(() -> flushAll(outbox), left, count);
    }

    private static void flushAll(TransactionOutbox outbox) {
        boolean more = true;
        while (more) {
            more = outbox.flush();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
