// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** db-scheduler with the settings that were the fastest: lock-and-fetch, 16 threads, frequent polling. */
final class DbSchedulerSide {

    static final int THREADS = 16;

    private static final OneTimeTask<Void> NOTHING = Tasks.oneTime("nothing").execute((instance, context) -> {});

    private final PostgreSql server;
    private final DataSource pool;

    /** Its tables as its documentation gives them. */
    DbSchedulerSide(PostgreSql server, DataSource pool) throws SQLException {
        this.server = server;
        this.pool = pool;
        server.execute(
                "CREATE TABLE scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,"
                        + " execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,"
                        + " last_success timestamptz, last_failure timestamptz, consecutive_failures integer,"
                        + " last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,"
                        + " PRIMARY KEY (task_name, task_instance))",
                "CREATE INDEX ON scheduled_tasks (execution_time)",
                "CREATE INDEX ON scheduled_tasks (last_heartbeat)");
    }

    double perSecond(int count) throws Exception {
        server.execute(
                "TRUNCATE scheduled_tasks",
                "CHECKPOINT",
                "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " SELECT 'nothing', i::text, now(), FALSE, 1 FROM generate_series(1, " + count + ") i",
                "ANALYZE scheduled_tasks");
        CountDownLatch left = new CountDownLatch(count);
        Scheduler scheduler = Scheduler.create(pool, NOTHING)
                .threads(THREADS)
                .pollUsingLockAndFetch(0.5, 4.0)
                .pollingInterval(Duration.ofMillis(100))
                .addSchedulerListener(new AbstractSchedulerListener() {
                    @Override
                    public void onExecutionComplete(ExecutionComplete complete) {
                        left.countDown();
                    }
                })
                .build();
        try {
            return Timed.perSecond(scheduler::start, left, count);
        } finally {
            scheduler.stop();
        }
    }
}
