// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.queue.QueueException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link JdbcMessageQueue} needs. Not thread-safe. */
public final class JdbcMessageQueueBuilder {

    private final ConnectionSource source;
    private @Nullable QueueDialect dialect;
    private @Nullable Clock clock;
    private Clock wall = Clock.systemUTC();
    private String tablePrefix = TableNames.DEFAULT_PREFIX;
    private DuplicatePolicy defaultDuplicatePolicy = DuplicatePolicy.RESOLVE_FIRST;
    private Duration reportWindow = Duration.ofDays(1);
    private @Nullable ConnectionSource listenThrough;
    private @Nullable Retention retention;
    private RecipientCap recipientCap = RecipientCap.NONE;

    JdbcMessageQueueBuilder(ConnectionSource source) {
        this.source = source;
    }

    /**
     * Names the dialect.
     *
     * @param which default: by the name that the driver gives to the product
     * @return this
     */
    public JdbcMessageQueueBuilder dialect(QueueDialect which) {
        this.dialect = which;
        return this;
    }

    /**
     * Sets what the names of tables, indexes and the sequence begin with.
     *
     * @param prefix 1 to 30 of a-z, 0-9 and _, starting with a letter; default {@code sms_}
     * @return this
     */
    public JdbcMessageQueueBuilder tablePrefix(String prefix) {
        this.tablePrefix = new TableNames(prefix).prefix();
        return this;
    }

    /**
     * Sets the policy of messages that name none.
     *
     * @param policy default {@link DuplicatePolicy#RESOLVE_FIRST}
     * @return this
     */
    public JdbcMessageQueueBuilder defaultDuplicatePolicy(DuplicatePolicy policy) {
        this.defaultDuplicatePolicy = policy;
        return this;
    }

    /**
     * Sets the clock that decides about leases, expiry and waiting.
     *
     * @param time default: the database's time, asked for once a minute, so that the clock of this machine doesn't
     *     matter
     * @return this
     */
    public JdbcMessageQueueBuilder clock(Clock time) {
        this.clock = time;
        return this;
    }

    /** Sets what this machine's wall clock says, right or wrong. */
    JdbcMessageQueueBuilder wall(Clock time) {
        this.wall = time;
        return this;
    }

    /**
     * Sets how long a delivery report is kept that matches nothing yet, and how long a repeated one is recognized.
     *
     * @param howLong 1 second or more; default 1 day
     * @return this
     * @throws IllegalArgumentException when too short
     */
    public JdbcMessageQueueBuilder reportWindow(Duration howLong) {
        if (howLong.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("reportWindow: received " + howLong + "; allowed: PT1S or longer");
        }
        this.reportWindow = howLong;
        return this;
    }

    /**
     * Spreads what one recipient gets, so that the backlog of an outage doesn't flood a phone: what is above the cap
     * waits until the window is over. A window begins with the first message after the last one, so that up to
     * twice as many may come within one length of it. Counts claims of all workers whose queue has a cap, retries
     * included; urgent messages are neither held nor counted.
     *
     * @param messages most messages within a window, 1 or more; default: any number
     * @param window length of the window, 1 second to 1 day
     * @return this
     * @throws IllegalArgumentException when out of range
     */
    public JdbcMessageQueueBuilder recipientCap(int messages, Duration window) {
        this.recipientCap = RecipientCap.of(messages, window);
        return this;
    }

    /**
     * Wakes workers at once when another process enqueues, with PostgreSQL's LISTEN. Holds one connection from {@link
     * #build()} until the queue is closed; without it, a worker looks every 20 to 500 ms.
     *
     * @param dataSource where to take the connection from, for example the same pool if it has another two; it must
     *     lead to the server itself, not through a pooler that gives connections per transaction
     * @return this
     */
    public JdbcMessageQueueBuilder listenThrough(DataSource dataSource) {
        this.listenThrough = ConnectionSource.of(dataSource);
        return this;
    }

    /**
     * Sets what happens to messages that were finished long ago: a part of each {@code sweep}, so whenever a worker
     * runs, without holding it up.
     *
     * @param what default: they stay
     * @return this
     */
    public JdbcMessageQueueBuilder retention(Retention what) {
        this.retention = what;
        return this;
    }

    /**
     * Connects once, to find out about the database.
     *
     * @return the queue
     * @throws QueueException when the database can't be reached, or holds tables of another version
     * @throws io.github.smsdispatch.api.SmsConfigurationException when the product is unknown, or
     *     gives no notices to listen to
     */
    public JdbcMessageQueue build() {
        QueueParts parts = QueueProbe.assemble(
                source,
                dialect,
                clock,
                wall,
                new TableNames(tablePrefix),
                defaultDuplicatePolicy,
                recipientCap,
                reportWindow);
        return new JdbcMessageQueue(parts, listenThrough, retention);
    }
}
