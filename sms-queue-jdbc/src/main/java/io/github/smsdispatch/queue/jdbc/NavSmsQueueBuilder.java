// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.queue.QueueException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link NavSmsQueue} needs. Not thread-safe. */
public final class NavSmsQueueBuilder {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}(\\.[a-z_][a-z0-9_]{0,62})?");

    private final DataSource dataSource;
    private String table = "smsq";
    private ZoneId zone = ZoneId.systemDefault();
    private Grouping grouping = Grouping.DIGEST;
    private DuplicatePolicy policy = DuplicatePolicy.RESOLVE_FIRST;
    private @Nullable Integer account;
    private @Nullable Clock clock;

    NavSmsQueueBuilder(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Names the table.
     *
     * @param name lower-case letters, digits and {@code _}, with the schema before a dot if it isn't in the
     *     connection's search path; default {@code smsq}
     * @return this
     * @throws IllegalArgumentException when it is no such name
     */
    public NavSmsQueueBuilder table(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "table: received " + name.length() + " characters; allowed: a-z, 0-9 and _, not first a digit,"
                            + " at most 63, with or without a schema before a dot");
        }
        this.table = name;
        return this;
    }

    /**
     * Sets the time zone of NAV, in which it writes the times of its messages. Claims don't depend on it.
     *
     * @param navs as in NAV's configuration; default: that of this process
     * @return this
     */
    public NavSmsQueueBuilder zone(ZoneId navs) {
        this.zone = navs;
        return this;
    }

    /**
     * Sets whether the messages of one recipient go together.
     *
     * @param how default {@link Grouping#DIGEST}: those that wait share an SMS, as far as they fit; the others follow
     * @return this
     */
    public NavSmsQueueBuilder grouping(Grouping how) {
        this.grouping = how;
        return this;
    }

    /**
     * Sets what may be done with all messages whose outcome is unknown.
     *
     * @param how default {@link DuplicatePolicy#RESOLVE_FIRST}
     * @return this
     */
    public NavSmsQueueBuilder duplicatePolicy(DuplicatePolicy how) {
        this.policy = how;
        return this;
    }

    /**
     * Sets the account in NAV to which messages belong that this queue stores itself.
     *
     * @param id the account's id; default: none, then test messages can't be stored
     * @return this
     */
    public NavSmsQueueBuilder account(int id) {
        this.account = id;
        return this;
    }

    /**
     * Sets the clock that decides about leases and waiting.
     *
     * @param time default: the database's time, asked for once a minute
     * @return this
     */
    public NavSmsQueueBuilder clock(Clock time) {
        this.clock = time;
        return this;
    }

    /**
     * Connects once, to make sure that the table is NAV's.
     *
     * @return the queue
     * @throws QueueException when the database can't be reached
     * @throws io.github.smsdispatch.api.SmsConfigurationException when it isn't PostgreSQL, the table isn't there, or
     *     a column is missing or of another type
     */
    public NavSmsQueue build() {
        ConnectionSource source = ConnectionSource.of(dataSource);
        Clock wall = Clock.systemUTC();
        return new Transactions(source, QueueClock.fixed(wall)).run("opening NAV's queue", connection -> {
            NavProbe.check(connection, table);
            QueueClock time = clock != null
                    ? QueueClock.fixed(clock)
                    : new QueueClock.OfDatabase("SELECT clock_timestamp()", Times.ZONED, wall);
            time.follow(connection);
            return new NavSmsQueue(new NavSettings(table, zone, grouping, policy, account), source, time);
        });
    }
}
