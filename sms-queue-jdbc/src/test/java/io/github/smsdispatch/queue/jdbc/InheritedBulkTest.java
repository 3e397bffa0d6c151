// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.testkit.contract.QueueBulkRules;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;

/** What a queue inherits from {@link MessageQueue} that has nothing better: the same rules, message by message. */
class InheritedBulkTest implements QueueBulkRules {

    private HikariDataSource database;

    @Override
    public MessageQueue newQueue(Clock clock) {
        database = Databases.h2(4);
        QueueSchema.install(database);
        MessageQueue queue = JdbcMessageQueue.builder(database).clock(clock).build();
        InvocationHandler plain = (proxy, method, args) -> {
            boolean byFilter = method.isDefault()
                    && Arrays.asList(method.getParameterTypes()).contains(MessageFilter.class);
            try {
                return byFilter ? InvocationHandler.invokeDefault(proxy, method, args) : method.invoke(queue, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (MessageQueue)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {MessageQueue.class}, plain);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }
}
