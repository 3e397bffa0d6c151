// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * NOTIFY, which others get at the commit. Commits with a notice are made one at a time by the database, so a process
 * gives few of them: a worker that is awake looks again soon anyway.
 */
final class PostgreSqlNotice implements WorkNotice {

    private static final Logger LOG = LoggerFactory.getLogger(PostgreSqlNotice.class);
    private static final long NOT_MORE_OFTEN_NANOS = Duration.ofMillis(10).toNanos();

    private final String channel;
    private final AtomicLong givenAt = new AtomicLong(System.nanoTime() - NOT_MORE_OFTEN_NANOS);

    private PostgreSqlNotice(String channel) {
        this.channel = channel;
    }

    static String channel(TableNames names) {
        return names.in("sms_ready");
    }

    /** Tries it: a distributed relative of PostgreSQL may not know it, and would make an enqueue fail. */
    static WorkNotice of(Connection connection, TableNames names) throws SQLException {
        PostgreSqlNotice notice = new PostgreSqlNotice(channel(names));
        Savepoint before = connection.setSavepoint();
        try {
            notice.send(connection);
            connection.releaseSavepoint(before);
            return notice;
        } catch (SQLException e) {
            connection.rollback(before);
            LOG.info("The database knows no NOTIFY; other processes look for new messages now and then");
            return NONE;
        }
    }

    @Override
    public void give(Connection connection) throws SQLException {
        long last = givenAt.get();
        long now = System.nanoTime();
        if (now - last >= NOT_MORE_OFTEN_NANOS && givenAt.compareAndSet(last, now)) {
            send(connection);
        }
    }

    private void send(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, '')")) {
            statement.setString(1, channel);
            statement.execute();
        }
    }
}
