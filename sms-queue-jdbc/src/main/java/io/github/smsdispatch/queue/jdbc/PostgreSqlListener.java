// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a connection that listens, and wakes the workers of this process. Only a hint: without it they look now and
 * then, and they go on doing so while the connection is away.
 */
final class PostgreSqlListener implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgreSqlListener.class);
    private static final Duration NEXT_TRY = Duration.ofSeconds(2);

    /** Short, because closing is noticed between two waits. */
    private static final int WAIT_MILLIS = 250;

    private final ConnectionSource source;
    private final String channel;
    private final WorkSignal signal;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this, "sms-listen");

    PostgreSqlListener(ConnectionSource source, TableNames names, WorkSignal signal) {
        this.source = source;
        this.channel = PostgreSqlNotice.channel(names);
        this.signal = signal;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        while (closed.getCount() > 0) {
            try {
                listen();
            } catch (SQLException | ReflectiveOperationException | RuntimeException e) {
                // Its message may name the server and its user; the class says enough.
                LOG.warn("Listening for new messages failed, trying again in {}: {}", NEXT_TRY, e.getClass());
                rest();
            }
        }
    }

    private void listen() throws SQLException, ReflectiveOperationException {
        Connection connection = source.take();
        try {
            connection.setAutoCommit(true);
            run(connection, "LISTEN ");
            Notifications notifications = new Notifications(connection);
            // Something may have come while nobody listened.
            signal.fire();
            while (closed.getCount() > 0) {
                if (notifications.came(WAIT_MILLIS)) {
                    signal.fire();
                }
            }
            run(connection, "UNLISTEN ");
        } finally {
            source.giveBack(connection);
        }
    }

    private void run(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command + channel);
        }
    }

    private void rest() {
        try {
            closed.await(NEXT_TRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("Interrupted while resting; going on until closed");
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(2L * WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The driver's own interface, called by name: this module is compiled with no driver. */
    private static final class Notifications {

        private final Object driver;
        private final Method get;

        Notifications(Connection connection) throws SQLException, ReflectiveOperationException {
            ClassLoader loader = connection.unwrap(Connection.class).getClass().getClassLoader();
            Class<?> type = Class.forName("org.postgresql.PGConnection", false, loader);
            driver = connection.unwrap(type);
            get = type.getMethod("getNotifications", int.class);
        }

        boolean came(int millis) throws SQLException, ReflectiveOperationException {
            try {
                Object @Nullable [] all = (Object @Nullable []) get.invoke(driver, millis);
                return all != null && all.length > 0;
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof SQLException sql) {
                    throw sql;
                }
                throw e;
            }
        }
    }
}
