// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DuplicatePolicy;
import java.time.Duration;

/** What the queue is put together from, once dialect and clock are known. */
record QueueParts(
        ConnectionSource source,
        Transactions transactions,
        QueueClock clock,
        Enqueuing enqueuing,
        Claiming claiming,
        MessageMark mark,
        Sweep sweep,
        Reviewing reviewing,
        Reports reports,
        Desk desk,
        Sql sql,
        Duration reportWindow) {

    static QueueParts of(
            ConnectionSource source,
            QueueClock clock,
            TableNames names,
            DialectStatements dialect,
            DuplicatePolicy policy,
            Duration reportWindow) {
        Sql sql = new Sql(names);
        return new QueueParts(
                source,
                new Transactions(source, clock),
                clock,
                new Enqueuing(dialect.insert(), policy),
                new Claiming(sql, dialect),
                dialect.mark(),
                new Sweep(sql, dialect, new Promotion(sql, dialect)),
                new Reviewing(sql, dialect),
                new Reports(sql, new ReportMatch(sql)),
                new Desk(sql),
                sql,
                reportWindow);
    }
}
