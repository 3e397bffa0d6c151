// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An H2 file database of the queue's own. Keeps its connections, because the last one to close closes the database. */
final class EmbeddedH2 implements ConnectionSource {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedH2.class);

    private final String url;
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
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
        if (closed) {
            throw new SQLException("the queue is closed", "08003");
        }
        Connection kept = idle.poll();
        return kept != null && !kept.isClosed() ? kept : DriverManager.getConnection(url, "sa", "");
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
        idle.add(connection);
        if (closed) {
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            try {
                kept.close();
            } catch (SQLException e) {
                LOG.warn("closing the queue's database failed with SQLState {}", e.getSQLState());
            }
        }
    }
}
