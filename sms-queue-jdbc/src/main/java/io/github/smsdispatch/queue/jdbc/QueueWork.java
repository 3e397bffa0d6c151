// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.LateReport;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.queue.Reported;
import io.github.smsdispatch.api.queue.Reported.Effect;
import io.github.smsdispatch.api.queue.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker's side: which transactions each operation takes. */
final class QueueWork implements WorkQueue {

    private static final Logger LOG = LoggerFactory.getLogger(QueueWork.class);
    private static final int MARK_CHUNK = 1000;
    private static final int WORTH_A_STATEMENT = 8;
    private static final int TIDY_PAGE = 500;
    private static final int LOOK_PAGE = 500;

    private final QueueParts parts;
    private final WorkSignal signal;
    private final LateReports late = new LateReports();

    /** Where the look through the order goes on; several threads at a time only look twice. */
    private volatile long tidiedTo;

    private volatile long lookedTo;

    QueueWork(QueueParts parts, WorkSignal signal) {
        this.parts = parts;
        this.signal = signal;
    }

    @Override
    public List<QueuedMessage> claim(String owner, int limit, Duration lease) {
        Widths.exact("owner", owner, Widths.OWNER);
        if (limit < 1) {
            return List.of();
        }
        Claimed answer = parts.transactions().run("claim", connection -> {
            Instant now = parts.clock().now();
            return parts.claiming().claim(connection, owner, limit, now, Spans.after(now, lease));
        });
        parts.openLeases().opened(answer);
        List<QueuedMessage> claimed = answer.messages();
        if (claimed.size() == limit) {
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
                : parts.transactions()
                        .run(
                                "extend",
                                c -> parts.leases()
                                        .extend(
                                                c,
                                                sorted(claims),
                                                Spans.after(parts.clock().now(), lease)));
    }

    @Override
    public Set<MessageId> mark(List<Mark> marks) {
        if (marks.isEmpty()) {
            return Set.of();
        }
        List<Long> ended = parts.openLeases().takeEnded(WORTH_A_STATEMENT);
        Set<Long> counted = parts.transactions().run("mark", connection -> {
            Instant now = parts.clock().now();
            parts.leases().end(connection, ended);
            Set<Long> changed = new HashSet<>();
            List<MarkedRow> rows = rows(marks, now);
            for (int from = 0; from < rows.size(); from += MARK_CHUNK) {
                List<MarkedRow> chunk = rows.subList(from, Math.min(from + MARK_CHUNK, rows.size()));
                changed.addAll(parts.mark().mark(connection, chunk, now));
            }
            parts.ordering().finished(connection, ordered(rows, changed), now);
            return changed;
        });
        settled(marks.stream().map(Mark::claim).toList());
        joinReports(marks, counted);
        if (marks.stream().anyMatch(m -> m.status() == MessageStatus.PENDING && m.delay() == null)) {
            signal.fire();
        }
        return counted.stream().map(MessageId::of).collect(Collectors.toSet());
    }

    // One that goes again keeps its turn.
    private List<Long> ordered(List<MarkedRow> marks, Set<Long> changed) {
        return marks.stream()
                .filter(mark -> !mark.status().equals(Codes.of(MessageStatus.PENDING)))
                .map(MarkedRow::id)
                .filter(id -> changed.contains(id) && parts.openLeases().isOrdered(id))
                .toList();
    }

    private void settled(List<Claim> claims) {
        parts.openLeases()
                .settled(sorted(claims).stream()
                        .map(claim ->
                                new OpenLeases.Attempt(Long.parseLong(claim.id().value()), claim.attempt()))
                        .toList());
    }

    // In the order of ids, so that two transactions with rows in common can't lock them crosswise.
    private static List<MarkedRow> rows(List<Mark> marks, Instant now) {
        List<MarkedRow> rows = new ArrayList<>(marks.size());
        for (Mark mark : marks) {
            MessageIds.row(mark.claim().id()).ifPresent(id -> rows.add(MarkedRow.of(id, mark, now)));
        }
        rows.sort(Comparator.comparingLong(MarkedRow::id));
        return rows;
    }

    private static List<Claim> sorted(List<Claim> claims) {
        return claims.stream()
                .filter(c -> MessageIds.row(c.id()).isPresent())
                .sorted(Comparator.comparingLong(c -> MessageIds.row(c.id()).orElse(0)))
                .toList();
    }

    private void joinReports(List<Mark> marks, Set<Long> counted) {
        List<Long> reportable = marks.stream()
                .filter(m -> m.status() == MessageStatus.SENT || m.status() == MessageStatus.UNKNOWN)
                .flatMapToLong(m -> MessageIds.row(m.claim().id()).stream())
                .filter(counted::contains)
                .boxed()
                .toList();
        joinReports(reportable);
    }

    void joinReports(List<Long> ids) {
        if (!ids.isEmpty()) {
            try {
                if (parts.transactions().look("joining reports", parts.reports()::nothingKept)) {
                    return;
                }
                late.addAll(parts.transactions()
                        .run(
                                "joining reports",
                                c -> parts.reports()
                                        .joinMarked(c, ids, parts.clock().now())));
            } catch (QueueException e) {
                // What was marked stays marked: the caller must not take this for a failed mark.
                LOG.warn("Reports will be joined by the next sweep: {}", e.getMessage());
            }
        }
    }

    @Override
    public List<LateReport> lateReports() {
        return late.take();
    }

    @Override
    public int release(List<Claim> claims) {
        if (claims.isEmpty()) {
            return 0;
        }
        int released = parts.transactions()
                .run(
                        "release",
                        c -> parts.claiming()
                                .release(c, sorted(claims), parts.clock().now()));
        settled(claims);
        signal.fire();
        return released;
    }

    @Override
    public List<QueuedMessage> sweep(int limit) {
        if (limit < 1) {
            return List.of();
        }
        List<Long> changed = new ArrayList<>(parts.transactions()
                .run("sweep", c -> parts.sweep().expire(c, parts.clock().now(), limit)));
        changed.addAll(parts.transactions()
                .run("sweep", c -> parts.sweep().loseWorkers(c, parts.clock().now(), limit)));
        Stranded.Page page = parts.transactions()
                .run(
                        "sweep",
                        c -> parts.stranded()
                                .look(c, lookedTo, LOOK_PAGE, parts.clock().now()));
        lookedTo = page.end();
        changed.addAll(page.lost());
        late.addAll(parts.transactions()
                .run("sweep", c -> parts.reports().joinAny(c, parts.clock().now())));
        return parts.transactions().run("sweep", connection -> {
            Instant now = parts.clock().now();
            parts.sweep().forgetReports(connection, Spans.before(now, parts.reportWindow()), limit);
            for (RecipientPace pace : parts.pace()) {
                pace.forget(connection, now);
            }
            parts.leases().end(connection, parts.openLeases().takeEnded(1));
            tidiedTo = parts.ordering().tidy(connection, tidiedTo, TIDY_PAGE, now);
            return List.copyOf(parts.sql().messagesOf(connection, changed).messages());
        });
    }

    @Override
    public List<QueuedMessage> review(int limit, Duration again) {
        return limit < 1
                ? List.of()
                : parts.transactions().run("review", connection -> {
                    Instant now = parts.clock().now();
                    return parts.reviewing().review(connection, limit, now, Spans.after(now, again));
                });
    }

    @Override
    public Optional<QueuedMessage> resolve(MessageId id, Resolution resolution) {
        OptionalLong row = MessageIds.row(id);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        boolean resolved = parts.transactions()
                .run(
                        "resolve",
                        c -> parts.reviewing()
                                .resolve(
                                        c,
                                        row.getAsLong(),
                                        resolution,
                                        parts.clock().now()));
        if (!resolved) {
            return Optional.empty();
        }
        if (resolution.verdict() == Resolution.Verdict.ACCEPTED) {
            joinReports(List.of(row.getAsLong()));
        } else {
            signal.fire();
        }
        return parts.transactions()
                .run(
                        "resolve",
                        c -> parts.sql().messagesOf(c, Set.of(row.getAsLong())).orThrow().stream()
                                .findFirst());
    }

    @Override
    public boolean sendAgain(MessageId id) {
        OptionalLong row = MessageIds.row(id);
        boolean again = row.isPresent()
                && parts.transactions()
                        .run(
                                "sendAgain",
                                c -> parts.reviewing()
                                        .sendAgain(
                                                c,
                                                row.getAsLong(),
                                                parts.clock().now()));
        if (again) {
            signal.fire();
        }
        return again;
    }

    @Override
    public Reported report(DeliveryReport report) {
        Objects.requireNonNull(report, "report");
        Reported first = parts.transactions()
                .run(
                        "report",
                        c -> parts.reports().take(c, report, parts.clock().now()));
        return first.effect() == Effect.KEPT
                ? parts.transactions()
                        .run(
                                "report",
                                c -> parts.reports()
                                        .joinKept(c, report, parts.clock().now()))
                : first;
    }

    @Override
    public void awaitWork(Duration atMost) throws InterruptedException {
        signal.await(atMost);
    }
}
