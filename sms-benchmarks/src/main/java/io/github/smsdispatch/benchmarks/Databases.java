// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.QueueSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Fresh queues on real engines with their default durability; closed in reverse order. */
final class Databases implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** The embedded default: a file, with every commit on disk before it returns. */
    JdbcMessageQueue h2() throws IOException {
        Path folder = Files.createTempDirectory("sms-bench-");
        return opened(JdbcMessageQueue.openH2(folder.resolve("queue")));
    }

    JdbcMessageQueue postgresql() throws IOException {
        EmbeddedPostgres server = opened(EmbeddedPostgres.start());
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(12);
        HikariDataSource pool = opened(new HikariDataSource(config));
        QueueSchema.install(pool);
        return opened(JdbcMessageQueue.builder(pool).build());
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IOException("a database could not be closed", e);
            }
        }
    }
}
