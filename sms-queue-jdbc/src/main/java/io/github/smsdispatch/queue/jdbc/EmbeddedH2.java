// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An H2 file database of the queue's own, one transaction at a time.
 *
 * <p>With two, a killed process leaves a file in which a transaction is half there: H2 takes the state of its tables and
 * indexes one after the other when it writes, and what another session changes meanwhile is put right by the next write,
 * which then never comes (h2database issue 2080). Rows vanish from indexes, and a claim that meets one never ends.
 */
final class EmbeddedH2 implements ConnectionSource {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedH2.class);

    private final String url;
    private final Semaphore turn = new Semaphore(1, true);

    /** Kept by who has the turn, because the last connection to close closes the database. */
    private @Nullable Connection kept;

    private volatile boolean closed;

    EmbeddedH2(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        if (path.indexOf(';') >= 0) {
            throw new SmsConfigurationException("file", path, "a path without ';', which H2 takes for a setting");
        }
        // WRITE_DELAY: what is acknowledged is with the operating system, so a killed process loses nothing.
        // DB_CLOSE_ON_EXIT: else H2's own shutdown hook closes the database under a worker that is still draining.
        // QUERY_CACHE_SIZE: more than there are statements here, so that none is parsed twice.
        // retry: else one interrupted thread, an application's as well, closes the file under everybody for good.
        url = "jdbc:h2:retry:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64;LOCK_TIMEOUT=10000";
    }

    @Override
    public Connection take() throws SQLException {
        turn.acquireUninterruptibly();
        try {
            if (closed) {
                throw new SQLException("the queue is closed", "08003");
            }
            Connection connection = kept;
            kept = null;
            return connection != null && !connection.isClosed()
                    ? connection
                    : DriverManager.getConnection(url, "sa", "");
        } catch (SQLException | RuntimeException | Error e) {
            turn.release();
            throw e;
        }
    }

    @Override
    public void giveBack(Connection connection) {
        kept = connection;
        turn.release();
        if (closed) {
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        // Who has the turn closes when done.
        if (turn.tryAcquire()) {
            try {
                closeKept();
            } finally {
                turn.release();
            }
        }
    }

    private void closeKept() {
        Connection connection = kept;
        kept = null;
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("closing the queue's database failed with SQLState {}", e.getSQLState());
        }
    }
}
