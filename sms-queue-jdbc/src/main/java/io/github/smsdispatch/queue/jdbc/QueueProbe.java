// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DuplicatePolicy;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Finds out about the database before the queue is put together. */
final class QueueProbe {

    private QueueProbe() {}

    static QueueParts assemble(
            ConnectionSource source,
            @Nullable QueueDialect named,
            @Nullable Clock given,
            Clock wall,
            TableNames names,
            DuplicatePolicy policy,
            RecipientCap cap,
            Duration reportWindow) {
        return new Transactions(source, QueueClock.fixed(wall)).run("opening the queue", connection -> {
            QueueDialect dialect = named != null
                    ? named
                    : QueueDialect.ofProduct(connection.getMetaData().getDatabaseProductName());
            DialectStatements statements = dialect.statements(names);
            statements.warn(connection);
            QueueSchema.checkVersion(connection, names);
            QueueClock clock = given != null ? QueueClock.fixed(given) : new QueueClock.OfDatabase(statements, wall);
            clock.follow(connection);
            return QueueParts.of(source, clock, statements, policy, statements.notice(connection), cap, reportWindow);
        });
    }
}
