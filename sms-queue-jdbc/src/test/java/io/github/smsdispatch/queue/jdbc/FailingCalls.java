// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Connections of which any call may fail, before it is done; what is read or written stays real. */
final class FailingCalls {

    private static final Map<Class<?>, Class<?>> WRAPPED = Map.of(
            Connection.class, Connection.class,
            PreparedStatement.class, PreparedStatement.class,
            Statement.class, Statement.class,
            ResultSet.class, ResultSet.class);

    // A connection whose way back fails is lost to any pool; that would test the pool.
    private static final Set<String> NEVER = Set.of("close", "isClosed", "rollback", "equals", "hashCode", "toString");

    private final BooleanSupplier fails;

    FailingCalls(BooleanSupplier fails) {
        this.fails = fails;
    }

    Connection on(Connection connection) {
        return (Connection) wrapped(Connection.class, connection);
    }

    private Object wrapped(Class<?> type, Object real) {
        return Proxy.newProxyInstance(
                FailingCalls.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> answer(method, real, args));
    }

    private Object answer(Method method, Object real, Object[] args) throws Throwable {
        if (!NEVER.contains(method.getName()) && !reads(method) && throwsSql(method) && fails.getAsBoolean()) {
            throw new SQLException("the connection broke at " + method.getName(), "08006");
        }
        try {
            Object result = method.invoke(real, args);
            Class<?> type = WRAPPED.get(method.getReturnType());
            return type == null || result == null ? result : wrapped(type, result);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    // Each row has dozens of values, and one that fails is to the queue as if the row did.
    private static boolean reads(Method method) {
        return method.getDeclaringClass() == ResultSet.class
                && !method.getName().equals("next");
    }

    private static boolean throwsSql(Method method) {
        return Set.of(method.getExceptionTypes()).contains(SQLException.class);
    }
}
