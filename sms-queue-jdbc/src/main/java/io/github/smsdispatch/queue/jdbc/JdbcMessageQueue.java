// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.Enqueuer;
import io.github.smsdispatch.api.queue.LateReport;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueDesk;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.queue.Reported;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
    private final AutoCloseable listener;
    private final QueueDesk desk;
    private final @Nullable Retainer retainer;

    JdbcMessageQueue(QueueParts parts, @Nullable ConnectionSource listenThrough, @Nullable Retention retention) {
        this.parts = parts;
        this.listener = listenThrough == null ? () -> {} : parts.dialect().listen(listenThrough, signal);
        this.work = new QueueWork(parts, signal);
        this.desk = new DeskWork(parts, signal, new DeskBulk(parts, signal, work::joinReports));
        this.retainer = retention == null ? null : new Retainer(parts, retention);
    }

    /**
     * Starts a queue in the application's database.
     *
     * @param dataSource a pool, one connection or more; stays the caller's
     * @return a builder with the defaults
     */
    public static JdbcMessageQueueBuilder builder(DataSource dataSource) {
        return new JdbcMessageQueueBuilder(ConnectionSource.of(dataSource));
    }

    /**
     * Opens a queue in an H2 file of its own and installs the tables: nothing else is needed but H2 on the class path.
     * Acknowledged messages survive the kill of the process. One process at a time may have the file open, and its
     * operations run one after the other: H2 doesn't keep a file whole that several connections were writing when the
     * process was killed. Who builds a queue on an H2 file with a pool should give that pool one connection.
     *
     * @param file the database file, without H2's suffix {@code .mv.db}; made if missing
     * @return the queue, to be closed by the caller
     * @throws QueueException when the file can't be opened
     */
    public static JdbcMessageQueue openH2(Path file) {
        EmbeddedH2 database = new EmbeddedH2(file);
        try {
            QueueSchema.install(database, new TableNames(TableNames.DEFAULT_PREFIX));
            return new JdbcMessageQueueBuilder(database)
                    .dialect(QueueDialect.H2)
                    .build();
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
                checkTransaction(connection);
                Instant now = parts.clock().now();
                List<Enqueued> stored = parts.enqueuing().enqueue(connection, requests, now);
                signal.fireSoon();
                return stored;
            } catch (SQLException e) {
                throw SqlFailure.within(e, product(connection));
            }
        };
    }

    /**
     * Cancels a message that waits, within the caller's transaction: what the message was about changes, and the message
     * is gone if and only if the caller commits. One that a worker holds, or whose outcome is unknown, is left alone, as
     * it may be on its way. Neither commits, closes nor changes the connection.
     *
     * @param connection the caller's connection, with autocommit off
     * @param id the message's id
     * @return true when it is CANCELLED with the caller's commit
     * @throws QueueException when the database refuses
     * @throws IllegalStateException when the connection commits by itself
     */
    public boolean cancelWithin(Connection connection, MessageId id) {
        try {
            checkTransaction(connection);
            OptionalLong row = MessageIds.row(id);
            boolean cancelled = row.isPresent()
                    && parts.desk()
                            .cancelWaiting(
                                    connection, row.getAsLong(), parts.clock().now());
            if (cancelled) {
                signal.fireSoon();
            }
            return cancelled;
        } catch (SQLException e) {
            throw SqlFailure.of("cancel", e);
        }
    }

    private static void checkTransaction(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("connection: received one with autocommit on; allowed: a"
                    + " connection in a transaction, or the same call of the queue itself");
        }
    }

    private static String product(Connection connection) {
        try {
            return connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            return "an unknown database";
        }
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
        List<QueuedMessage> changed = work.sweep(limit);
        if (retainer != null) {
            retainer.sweep();
        }
        return changed;
    }

    /**
     * Deletes or archives messages that were finished long ago, now and until none is left, a thousand per transaction.
     * For those who do it at a time of their own; {@link JdbcMessageQueueBuilder#retention} does it little by little with every sweep.
     *
     * @param retention what to do with them, and after which age
     * @return count of messages that left the table
     * @throws QueueException when the database can't be reached; its message says how many had left before
     */
    public long retain(Retention retention) {
        return Retainer.all(parts, retention);
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
        return desk.find(id);
    }

    @Override
    public Map<MessageStatus, Long> counts() {
        return desk.counts();
    }

    @Override
    public List<QueuedMessage> messages(MessageStatus status, int limit) {
        return desk.messages(status, limit);
    }

    @Override
    public List<QueuedMessage> messages(MessageFilter filter, int limit) {
        return desk.messages(filter, limit);
    }

    @Override
    public List<QueuedMessage> messagesTo(PhoneNumber recipient, MessageStatus status) {
        return desk.messagesTo(recipient, status);
    }

    @Override
    public List<PhoneNumber> recipients(MessageStatus status) {
        return desk.recipients(status);
    }

    @Override
    public List<QueuedMessage> cancelOlderThan(Duration minAge) {
        return desk.cancelOlderThan(minAge);
    }

    @Override
    public boolean cancel(MessageId id) {
        return desk.cancel(id);
    }

    @Override
    public long cancel(MessageFilter filter) {
        return desk.cancel(filter);
    }

    @Override
    public boolean requeue(MessageId id) {
        return desk.requeue(id);
    }

    @Override
    public long requeue(MessageFilter filter) {
        return desk.requeue(filter);
    }

    @Override
    public long resolve(MessageFilter filter, Resolution resolution) {
        return desk.resolve(filter, resolution);
    }

    @Override
    public int insertTest(PhoneNumber recipient, String text) {
        return desk.insertTest(recipient, text);
    }

    @Override
    public int setStatus(MessageId id, MessageStatus status, Optional<String> sendingId) {
        return desk.setStatus(id, status, sendingId);
    }

    @Override
    public void close() {
        signal.fire();
        try {
            listener.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        parts.source().close();
    }
}
