// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DuplicatePolicy;
import java.time.Duration;
import java.util.List;

/** What the queue is put together from, once dialect and clock are known. */
record QueueParts(
        ConnectionSource source,
        DialectStatements dialect,
        Transactions transactions,
        QueueClock clock,
        Enqueuing enqueuing,
        Claiming claiming,
        Leases leases,
        OpenLeases openLeases,
        Ordering ordering,
        List<RecipientPace> pace,
        MessageMark mark,
        Sweep sweep,
        Stranded stranded,
        Reviewing reviewing,
        Reports reports,
        Desk desk,
        Retaining retaining,
        Sql sql,
        Duration reportWindow) {

    static QueueParts of(
            ConnectionSource source,
            QueueClock clock,
            DialectStatements dialect,
            DuplicatePolicy policy,
            WorkNotice notice,
            RecipientCap cap,
            Duration reportWindow) {
        Sql sql = new Sql(dialect.wording());
        Ordering ordering = new Ordering(sql);
        Readiness readiness = new Readiness(sql);
        Promotion promotion = new Promotion(sql, dialect, readiness, ordering);
        Leases leases = new Leases(sql);
        Sweep sweep = new Sweep(sql, dialect, promotion, leases, ordering);
        List<RecipientPace> pace = cap.pace(sql);
        Restraint restraint = new Restraint(new Collapsing(sql, ordering), pace);
        return new QueueParts(
                source,
                dialect,
                new Transactions(source, clock, dialect::begin),
                clock,
                new Enqueuing(dialect.insert(), notice, policy),
                new Claiming(sql, dialect.claim(), promotion, restraint),
                leases,
                new OpenLeases(),
                ordering,
                pace,
                dialect.mark(),
                sweep,
                new Stranded(sql, sweep),
                new Reviewing(sql, dialect),
                new Reports(sql, new ReportMatch(sql)),
                new Desk(sql, readiness, ordering),
                new Retaining(sql, dialect),
                sql,
                reportWindow);
    }
}
