// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.NavSmsQueue;
import io.github.smsdispatch.queue.jdbc.QueueSchema;

/** The queue of a configuration with its pool of connections. */
final class QueueStore implements AutoCloseable {

    /** Loops of the worker, the desk of this program, and one to spare. */
    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final MessageQueue queue;

    private QueueStore(HikariDataSource pool, MessageQueue queue) {
        this.pool = pool;
        this.queue = queue;
    }

    /** Opens it; tables of ours are made when they are missing. */
    static QueueStore open(QueueSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        settings.user().ifPresent(config::setUsername);
        settings.password().map(Secret::reveal).ifPresent(config::setPassword);
        // A database that is away is found out by the first use, whose error says so without the URL.
        config.setInitializationFailTimeout(-1);
        // SQLite and files of H2 have a single writer.
        boolean file =
                settings.url().startsWith("jdbc:sqlite:") || settings.url().startsWith("jdbc:h2:");
        config.setMaximumPoolSize(file ? 1 : CONNECTIONS);
        config.setConnectionTimeout(10_000);
        HikariDataSource pool = new HikariDataSource(config);
        try {
            return new QueueStore(pool, queue(settings, pool));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static MessageQueue queue(QueueSettings settings, HikariDataSource pool) {
        if (settings.type() == QueueSettings.Type.NAV) {
            var nav = NavSmsQueue.builder(pool)
                    .table(settings.table())
                    .zone(settings.zone())
                    .duplicatePolicy(settings.policy());
            settings.account().ifPresent(nav::account);
            return nav.build();
        }
        QueueSchema.install(pool, settings.table());
        return JdbcMessageQueue.builder(pool)
                .tablePrefix(settings.table())
                .defaultDuplicatePolicy(settings.policy())
                .build();
    }

    MessageQueue queue() {
        return queue;
    }

    @Override
    public void close() {
        queue.close();
        pool.close();
    }
}
