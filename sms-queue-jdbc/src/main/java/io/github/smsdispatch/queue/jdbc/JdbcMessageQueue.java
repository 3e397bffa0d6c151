// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.Enqueuer;
import io.github.smsdispatch.api.queue.LateReport;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.queue.Reported;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The durable queue in a relational database. Every operation takes one connection, runs one or a few short
 * transactions and gives the connection back as it came; the tables are those of {@link QueueSchema}. Thread-safe, and
 * safe with any number of processes on one database.
 *
 * <p>Passes {@code MessageQueueContract} of sms-testkit on every {@link QueueDialect}.
 */
public final class JdbcMessageQueue implements MessageQueue {

    private final QueueParts parts;
    private final WorkSignal signal = new WorkSignal();
    private final QueueWork work;

    private JdbcMessageQueue(QueueParts parts) {
        this.parts = parts;
        this.work = new QueueWork(parts, signal);
    }

    /**
     * Starts a queue in the application's database.
     *
     * @param dataSource a pool, one connection or more; stays the caller's
     * @return a builder with the defaults
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(ConnectionSource.of(dataSource));
    }

    /**
     * Opens a queue in an H2 file of its own and installs the tables: nothing else is needed but H2 on the class path.
     * Acknowledged messages survive the kill of the process. One process at a time may have the file open.
     *
     * @param file the database file, without H2's suffix {@code .mv.db}; made if missing
     * @return the queue, to be closed by the caller
     * @throws QueueException when the file can't be opened
     */
    public static JdbcMessageQueue openH2(Path file) {
        EmbeddedH2 database = new EmbeddedH2(file);
        try {
            QueueSchema.install(database, new TableNames(TableNames.DEFAULT_PREFIX));
            return new Builder(database).dialect(QueueDialect.H2).build();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Stores within the caller's transaction: the messages are there if and only if the caller commits. Neither
     * commits, closes nor changes the connection.
     *
     * @param connection the caller's connection, with autocommit off
     * @return an enqueuer for this transaction and thread; its {@code enqueueAll} throws {@link IllegalStateException}
     *     while the connection commits by itself
     */
    public Enqueuer within(Connection connection) {
        return requests -> {
            try {
                if (connection.getAutoCommit()) {
                    throw new IllegalStateException("connection: received one with autocommit on; allowed: a"
                            + " connection in a transaction, or enqueueAll of the queue itself");
                }
                Instant now = parts.clock().now();
                List<Enqueued> stored = parts.enqueuing().enqueue(connection, requests, now);
                signal.fireSoon();
                return stored;
            } catch (SQLException e) {
                throw SqlFailure.of("enqueue", e);
            }
        };
    }

    @Override
    public List<Enqueued> enqueueAll(List<SmsRequest> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        List<Enqueued> stored = parts.transactions()
                .run(
                        "enqueue",
                        c -> parts.enqueuing()
                                .enqueue(c, requests, parts.clock().now()));
        signal.fire();
        return stored;
    }

    @Override
    public List<QueuedMessage> claim(String owner, int limit, Duration lease) {
        return work.claim(owner, limit, lease);
    }

    @Override
    public int extend(List<Claim> claims, Duration lease) {
        return work.extend(claims, lease);
    }

    @Override
    public Set<MessageId> mark(List<Mark> marks) {
        return work.mark(marks);
    }

    @Override
    public int release(List<Claim> claims) {
        return work.release(claims);
    }

    @Override
    public List<QueuedMessage> sweep(int limit) {
        return work.sweep(limit);
    }

    @Override
    public List<QueuedMessage> review(int limit, Duration again) {
        return work.review(limit, again);
    }

    @Override
    public Optional<QueuedMessage> resolve(MessageId id, Resolution resolution) {
        return work.resolve(id, resolution);
    }

    @Override
    public boolean sendAgain(MessageId id) {
        return work.sendAgain(id);
    }

    @Override
    public Reported report(DeliveryReport report) {
        return work.report(report);
    }

    @Override
    public List<LateReport> lateReports() {
        return work.lateReports();
    }

    @Override
    public void awaitWork(Duration atMost) throws InterruptedException {
        work.awaitWork(atMost);
    }

    @Override
    public Optional<QueuedMessage> find(MessageId id) {
        OptionalLong row = MessageIds.row(id);
        return row.isEmpty()
                ? Optional.empty()
                : parts.transactions()
                        .run(
                                "find",
                                c -> parts.sql().messagesOf(c, Set.of(row.getAsLong())).orThrow().stream()
                                        .findFirst());
    }

    @Override
    public Map<MessageStatus, Long> counts() {
        return parts.transactions().run("counts", c -> parts.desk().counts(c));
    }

    @Override
    public List<QueuedMessage> messages(MessageStatus status, int limit) {
        return parts.transactions().run("messages", c -> parts.desk().messages(c, status, Math.max(0, limit)));
    }

    @Override
    public List<QueuedMessage> messagesTo(PhoneNumber recipient, MessageStatus status) {
        return parts.transactions().run("messagesTo", c -> parts.desk().messagesTo(c, recipient, status));
    }

    @Override
    public List<PhoneNumber> recipients(MessageStatus status) {
        return parts.transactions().run("recipients", c -> parts.desk().recipients(c, status));
    }

    @Override
    public List<QueuedMessage> cancelOlderThan(Duration minAge) {
        return parts.transactions().run("cancelOlderThan", connection -> {
            Instant now = parts.clock().now();
            return parts.desk().cancelEnqueuedBefore(connection, Spans.before(now, minAge), now);
        });
    }

    @Override
    public boolean cancel(MessageId id) {
        OptionalLong row = MessageIds.row(id);
        return row.isPresent()
                && parts.transactions()
                        .run(
                                "cancel",
                                c -> parts.desk()
                                        .cancel(
                                                c,
                                                row.getAsLong(),
                                                parts.clock().now()));
    }

    @Override
    public boolean requeue(MessageId id) {
        OptionalLong row = MessageIds.row(id);
        boolean again = row.isPresent()
                && parts.transactions()
                        .run(
                                "requeue",
                                c -> parts.desk()
                                        .requeue(
                                                c,
                                                row.getAsLong(),
                                                parts.clock().now()));
        if (again) {
            signal.fire();
        }
        return again;
    }

    @Override
    public int insertTest(PhoneNumber recipient, String text) {
        List<SmsRequest> test = List.of(SmsRequest.builder(recipient, text).build());
        parts.transactions().run("insertTest", connection -> {
            Enqueued stored = parts.enqueuing()
                    .enqueue(connection, test, parts.clock().now())
                    .get(0);
            parts.desk().setDetail(connection, MessageIds.row(stored.id()).orElseThrow(), "test message");
            return stored;
        });
        signal.fire();
        return 1;
    }

    @Override
    public int setStatus(MessageId id, MessageStatus status, Optional<String> sendingId) {
        if (status == MessageStatus.CLAIMED) {
            throw new IllegalArgumentException("status: received CLAIMED; allowed: all but CLAIMED");
        }
        OptionalLong row = MessageIds.row(id);
        boolean changed = row.isPresent()
                && parts.transactions()
                        .run(
                                "setStatus",
                                c -> parts.desk()
                                        .setStatus(
                                                c,
                                                row.getAsLong(),
                                                status,
                                                sendingId,
                                                parts.clock().now()));
        return changed ? 1 : 0;
    }

    @Override
    public void close() {
        signal.fire();
        parts.source().close();
    }

    /** Collects what a queue needs. Not thread-safe. */
    public static final class Builder {

        private final ConnectionSource source;
        private @Nullable QueueDialect dialect;
        private @Nullable Clock clock;
        private String tablePrefix = TableNames.DEFAULT_PREFIX;
        private DuplicatePolicy defaultDuplicatePolicy = DuplicatePolicy.RESOLVE_FIRST;
        private Duration reportWindow = Duration.ofDays(1);
        private RecipientCap recipientCap = RecipientCap.NONE;

        private Builder(ConnectionSource source) {
            this.source = source;
        }

        /**
         * Names the dialect.
         *
         * @param which default: by the name that the driver gives to the product
         * @return this
         */
        public Builder dialect(QueueDialect which) {
            this.dialect = which;
            return this;
        }

        /**
         * Sets what the names of tables, indexes and the sequence begin with.
         *
         * @param prefix 1 to 30 of a-z, 0-9 and _, starting with a letter; default {@code sms_}
         * @return this
         */
        public Builder tablePrefix(String prefix) {
            this.tablePrefix = new TableNames(prefix).prefix();
            return this;
        }

        /**
         * Sets the policy of messages that name none.
         *
         * @param policy default {@link DuplicatePolicy#RESOLVE_FIRST}
         * @return this
         */
        public Builder defaultDuplicatePolicy(DuplicatePolicy policy) {
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
        public Builder clock(Clock time) {
            this.clock = time;
            return this;
        }

        /**
         * Sets how long a delivery report is kept that matches nothing yet, and how long a repeated one is recognized.
         *
         * @param howLong 1 second or more; default 1 day
         * @return this
         * @throws IllegalArgumentException when too short
         */
        public Builder reportWindow(Duration howLong) {
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
        public Builder recipientCap(int messages, Duration window) {
            this.recipientCap = RecipientCap.of(messages, window);
            return this;
        }

        /**
         * Connects once, to find out about the database.
         *
         * @return the queue
         * @throws QueueException when the database can't be reached, or holds tables of another version
         * @throws io.github.smsdispatch.api.SmsConfigurationException when the product is unknown
         */
        public JdbcMessageQueue build() {
            return new JdbcMessageQueue(QueueProbe.assemble(
                    source,
                    dialect,
                    clock,
                    new TableNames(tablePrefix),
                    defaultDuplicatePolicy,
                    recipientCap,
                    reportWindow));
        }
    }
}
