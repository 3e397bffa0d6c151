// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.LateReport;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.queue.Reported;
import io.github.smsdispatch.api.queue.Reported.Effect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of an existing NAV (Network Administration Visualized): its table {@code smsq} in PostgreSQL, unchanged. NAV
 * goes on storing alerts; a sender with this queue takes the place of NAV's daemon, which must not run at the same time:
 * it would send what a worker holds. Thread-safe, and safe with any number of workers.
 *
 * <p>While a row is not sent (letter N), the columns {@code smsid} and {@code timesent}, which NAV leaves empty then,
 * hold who claimed it and until when, so that a dead worker's rows become UNKNOWN and aren't sent again by themselves.
 * NAV's web page shows a time far in the future for a row that is claimed or unknown. When it is finished, both hold what
 * NAV writes there: the reference and the local time.
 *
 * <p>What the table can't express:
 *
 * <ul>
 *   <li>Refused with {@link IllegalArgumentException}, nothing is stored: a priority other than NORMAL, a duplicate
 *       policy other than the queue's, expiry, idempotency, ordering and collapse keys, tenants, a number of more than 15
 *       characters, a text of more than 145.
 *   <li>Ignored: the grouping of a request; the queue's counts.
 *   <li>FAILED, EXPIRED and CANCELLED are letter I like IGNORED, and read as that.
 *   <li>Dispatcher, segments and detail of an outcome aren't kept, nor when a message was claimed. An id that a transport
 *       chose is kept if it is a number below 2^31, otherwise as 0, NAV's "not known". The count of attempts is exact
 *       while a message waits, and from 1 to 32 and again while it is claimed or unknown.
 *   <li>A delivery report by sending id makes messages SENT that were UNKNOWN. For the messages sent last under that id
 *       within a day it is told to listeners, each time it comes, and not stored. One that overtakes its mark is kept in
 *       memory, the last thousand. One that names only the recipient matches nothing.
 *   <li>{@link Resolution.Verdict#REPEATABLE} changes nothing; whatever goes again has a fresh sending id.
 * </ul>
 *
 * <p>With {@link Grouping#DIGEST}, the default, all due messages of one recipient are claimed together and share a
 * sending id, as they share an SMS; those that don't fit go with the next one. The limit of a claim counts recipients
 * then. Messages go most severe first, those without a severity last, then by age. A row whose number or text no SMS can
 * have is finished with letter I and a line in the log that names its id; lists leave it out. Control characters of a
 * text are read as blanks.
 */
public final class NavSmsQueue implements MessageQueue {

    private static final Logger LOG = LoggerFactory.getLogger(NavSmsQueue.class);

    private final NavSettings settings;
    private final Transactions transactions;
    private final QueueClock clock;
    private final NavInsert insert;
    private final NavClaiming claiming;
    private final NavHolding holding;
    private final NavReviewing reviewing;
    private final NavDesk desk;
    private final NavSearch search;
    private final NavFloor floor = new NavFloor();
    private final WorkSignal signal = new WorkSignal();
    private final NavEarlyReports early = new NavEarlyReports();
    private final LateReports late = new LateReports();
    private final Queue<Claim> unreleased = new ConcurrentLinkedQueue<>();

    NavSmsQueue(NavSettings settings, ConnectionSource source, QueueClock clock) {
        NavTable table = new NavTable(settings);
        this.settings = settings;
        this.clock = clock;
        this.transactions = new Transactions(source, clock);
        this.insert = new NavInsert(settings);
        this.claiming = new NavClaiming(table, floor);
        this.holding = new NavHolding(table);
        this.reviewing = new NavReviewing(table, floor);
        this.desk = new NavDesk(table);
        this.search = new NavSearch(table);
    }

    /**
     * Starts a queue over NAV's database.
     *
     * @param dataSource a pool, one connection or more, as a user that may read and change the table; stays the caller's
     * @return a builder with the defaults
     */
    public static NavSmsQueueBuilder builder(DataSource dataSource) {
        return new NavSmsQueueBuilder(dataSource);
    }

    @Override
    public List<Enqueued> enqueueAll(List<SmsRequest> requests) {
        requests.forEach(insert::check);
        if (requests.isEmpty()) {
            return List.of();
        }
        List<Enqueued> stored = transactions.run("enqueue", c -> insert.insert(c, requests, clock.now()));
        signal.fire();
        return stored;
    }

    @Override
    public List<QueuedMessage> claim(String owner, int limit, Duration lease) {
        Widths.exact("owner", owner, Widths.OWNER);
        if (limit < 1) {
            return List.of();
        }
        List<QueuedMessage> claimed =
                transactions.run("claim", c -> claiming.claim(c, owner, limit, clock.now(), lease));
        if (claimed.size() >= limit) {
            // There may be more than this worker can take.
            signal.fire();
        } else if (!claimed.isEmpty()) {
            signal.found();
        }
        return claimed;
    }

    @Override
    public int extend(List<Claim> claims, Duration lease) {
        return claims.isEmpty()
                ? 0
                : transactions.run("extend", c -> holding.extend(c, claims, Spans.after(clock.now(), lease)));
    }

    @Override
    public Set<MessageId> mark(List<Mark> marks) {
        if (marks.isEmpty()) {
            return Set.of();
        }
        Set<Long> counted = transactions.run("mark", c -> holding.mark(c, marks, clock.now()));
        join(early.take(marks, mark -> Optional.ofNullable(mark.sendingId())));
        if (marks.stream().anyMatch(m -> m.status() == MessageStatus.PENDING && m.delay() == null)) {
            signal.fire();
        }
        return counted.stream().map(MessageId::of).collect(Collectors.toSet());
    }

    @Override
    public int release(List<Claim> claims) {
        if (claims.isEmpty()) {
            return 0;
        }
        try {
            int released = transactions.run("release", c -> holding.release(c, claims));
            signal.fire();
            return released;
        } catch (QueueException e) {
            // They share a sending id with what is sent now: left as they are, they would be taken for sent, too.
            unreleased.addAll(claims);
            throw e;
        }
    }

    private void releaseLate() {
        List<Claim> again = new ArrayList<>();
        for (Claim claim = unreleased.poll(); claim != null; claim = unreleased.poll()) {
            again.add(claim);
        }
        if (!again.isEmpty()) {
            try {
                transactions.run("release", c -> holding.releaseLate(c, again));
                signal.fire();
            } catch (QueueException e) {
                unreleased.addAll(again);
                throw e;
            }
        }
    }

    @Override
    public List<QueuedMessage> sweep(int limit) {
        releaseLate();
        if (limit < 1) {
            return List.of();
        }
        List<QueuedMessage> lost = transactions.run("sweep", c -> claiming.loseWorkers(c, clock.now(), limit));
        join(early.take(lost, message -> Optional.ofNullable(message.progress().sendingId())));
        return lost;
    }

    private void join(List<DeliveryReport> reports) {
        for (DeliveryReport report : reports) {
            try {
                Reported reported = take(report);
                if (reported.effect() == Effect.KEPT) {
                    early.keep(report);
                } else {
                    late.addAll(List.of(new LateReport(report, reported)));
                }
            } catch (QueueException e) {
                // What was marked stays marked: the caller must not take this for a failed mark.
                LOG.warn("A report that came early could not be joined: {}", e.getMessage());
            }
        }
    }

    @Override
    public List<QueuedMessage> review(int limit, Duration again) {
        return limit < 1
                ? List.of()
                : transactions.run("review", connection -> {
                    Instant now = clock.now();
                    return reviewing.review(connection, limit, now, Spans.after(now, again));
                });
    }

    @Override
    public Optional<QueuedMessage> resolve(MessageId id, Resolution resolution) {
        Optional<QueuedMessage> resolved = MessageIds.row(id).stream()
                .mapToObj(row ->
                        transactions.run("resolve", c -> reviewing.resolve(c, row, resolution.verdict(), clock.now())))
                .flatMap(Optional::stream)
                .findFirst();
        resolved.filter(m -> m.status() == MessageStatus.PENDING).ifPresent(m -> signal.fire());
        return resolved;
    }

    @Override
    public boolean sendAgain(MessageId id) {
        return waitsAgain(id, "sendAgain", reviewing::sendAgain);
    }

    @Override
    public Reported report(DeliveryReport report) {
        Reported reported = take(report);
        if (reported.effect() == Effect.KEPT && early.keep(report)) {
            // The mark may have come between the look and the keeping, and found nothing to join.
            reported = take(report);
            if (reported.effect() != Effect.KEPT) {
                early.forget(report);
            }
        }
        return reported;
    }

    private Reported take(DeliveryReport report) {
        return transactions.run("report", c -> reviewing.report(c, report, clock.now()));
    }

    @Override
    public List<LateReport> lateReports() {
        return late.take();
    }

    @Override
    public void awaitWork(Duration atMost) throws InterruptedException {
        signal.await(atMost);
    }

    @Override
    public Optional<QueuedMessage> find(MessageId id) {
        return MessageIds.row(id).stream()
                .mapToObj(row -> transactions.run("find", c -> desk.find(c, row)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public Map<MessageStatus, Long> counts() {
        return transactions.run("counts", desk::counts);
    }

    @Override
    public List<QueuedMessage> messages(MessageStatus status, int limit) {
        return transactions.run("messages", c -> desk.messages(c, status, Math.max(0, limit)));
    }

    @Override
    public List<QueuedMessage> messages(MessageFilter filter, int limit) {
        return transactions.run("messages", c -> search.messages(c, filter, limit));
    }

    @Override
    public List<QueuedMessage> messagesTo(PhoneNumber recipient, MessageStatus status) {
        return transactions.run("messagesTo", c -> desk.messagesTo(c, recipient, status));
    }

    @Override
    public List<PhoneNumber> recipients(MessageStatus status) {
        return transactions.run("recipients", c -> desk.recipients(c, status));
    }

    @Override
    public List<QueuedMessage> cancelOlderThan(Duration minAge) {
        return transactions.run(
                "cancelOlderThan", c -> desk.cancelEnqueuedBefore(c, Spans.before(clock.now(), minAge)));
    }

    @Override
    public boolean cancel(MessageId id) {
        return MessageIds.row(id).stream().anyMatch(row -> transactions.run("cancel", c -> desk.cancel(c, row)));
    }

    @Override
    public boolean requeue(MessageId id) {
        return waitsAgain(id, "requeue", desk::requeue);
    }

    /**
     * Stores a test message, as NAV's daemon does with its option for that.
     *
     * @throws IllegalStateException when the builder was given no account
     */
    @Override
    public int insertTest(PhoneNumber recipient, String text) {
        if (settings.account() == null) {
            throw new IllegalStateException("account: received none; allowed: the id of an account in NAV, given to the"
                    + " builder, because NAV's page shows a test message to its account");
        }
        SmsRequest request = SmsRequest.builder(recipient, text).build();
        insert.check(request);
        transactions.run("insertTest", connection -> {
            insert.insertTest(connection, request, clock.now());
            return true;
        });
        signal.fire();
        return 1;
    }

    /**
     * Sets the status by hand.
     *
     * @throws IllegalArgumentException when the sending id is no number below 2^31
     */
    @Override
    public int setStatus(MessageId id, MessageStatus status, Optional<String> sendingId) {
        if (status == MessageStatus.CLAIMED) {
            throw new IllegalArgumentException("status: received CLAIMED; allowed: all but CLAIMED");
        }
        OptionalInt reference = sendingId.map(NavReference::of).orElse(OptionalInt.empty());
        if (sendingId.isPresent() && reference.isEmpty()) {
            throw new IllegalArgumentException("sendingId: received "
                    + sendingId.get().length() + " characters; allowed in NAV's table: 0 to 2147483647");
        }
        return waitsAgain(id, "setStatus", (c, row) -> desk.setStatus(c, row, status, reference, clock.now())) ? 1 : 0;
    }

    /** What is changed so that the row may wait again, which may lie below all that wait. */
    private boolean waitsAgain(MessageId id, String operation, RowChange change) {
        OptionalLong row = MessageIds.row(id);
        if (row.isEmpty() || !transactions.run(operation, c -> change.on(c, row.getAsLong()))) {
            return false;
        }
        floor.lower(row.getAsLong());
        signal.fire();
        return true;
    }

    @FunctionalInterface
    private interface RowChange {
        boolean on(Connection connection, long row) throws SQLException;
    }

    @Override
    public void close() {
        signal.fire();
    }
}
