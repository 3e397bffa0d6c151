// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Collections;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A JDBC driver in front of the real one, with a stop on either side of a mark's commit. */
final class StoppingDriver implements Driver {

    private static final ThreadLocal<Boolean> IN_MARK = ThreadLocal.withInitial(() -> false);

    private final Driver real;
    private final StopPoint point;

    private StoppingDriver(Driver real, StopPoint point) {
        this.real = real;
        this.point = point;
    }

    /** Puts one in front of each driver of this process. */
    static void install(StopPoint point) throws SQLException {
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            DriverManager.deregisterDriver(driver);
            DriverManager.registerDriver(new StoppingDriver(driver, point));
        }
    }

    static void inMark(boolean now) {
        IN_MARK.set(now);
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        Connection connection = real.connect(url, info);
        return connection == null ? null : stopping(connection);
    }

    private Connection stopping(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                StoppingDriver.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    boolean commits = method.getName().equals("commit") && IN_MARK.get();
                    if (commits) {
                        point.reached(Moment.MARK_BEFORE_COMMIT);
                    }
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (commits) {
                            point.reached(Moment.MARK_AFTER_COMMIT);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return real.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return real.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return real.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return real.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return real.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return real.getParentLogger();
    }
}
