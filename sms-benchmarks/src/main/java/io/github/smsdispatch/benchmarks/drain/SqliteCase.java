// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.QueueDialect;
import io.github.smsdispatch.queue.jdbc.QueueSchema;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** SQLite with a write-ahead log and every commit on disk, one connection, against plain JDBC. */
final class SqliteCase implements DrainCase {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteCase.class);
    private static final String SCENARIO = "SQLite drain";
    private static final int MESSAGES = 20_000;

    @Override
    public void measure(Scale scale, Report report) throws Exception {
        if (Stream.of(QueueDialect.values()).noneMatch(d -> d.name().equals("SQLITE"))) {
            LOG.warn("Case skipped, as the queue has no dialect for SQLite");
            return;
        }
        int count = scale.of(MESSAGES);
        Rounds rounds = Rounds.of(scale, () -> perSecond(count), () -> RawSqlite.perSecond(count));
        report.add(SCENARIO, "rate", rounds.rate(0), "msg/s");
        report.add(SCENARIO, "raw_rate", rounds.rate(1), "msg/s");
        report.add(SCENARIO, "ratio_to_raw", rounds.ratio(0, 1), "x", ">=0.7");
    }

    static DataSource dataSource(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static double perSecond(int count) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(1);
        try (Folder folder = Folder.fresh()) {
            config.setDataSource(dataSource(folder.path().resolve("queue.db")));
            try (HikariDataSource one = new HikariDataSource(config)) {
                QueueSchema.install(one);
                try (JdbcMessageQueue queue = JdbcMessageQueue.builder(one).build()) {
                    Traffic.enqueue(queue, count);
                    return Drain.perSecond(queue, NoOpDispatcher.usual(), QueueSide.LANES, count);
                }
            }
        }
    }
}
