// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What operators do to many messages: in the order of ids, a small transaction for each few hundred, up to the newest
 * message that there was at the start. Ids are passed once, so what can't be changed holds nothing up.
 */
final class DeskBulk {

    private static final int CHUNK = 500;

    private static final Set<MessageStatus> CANCELLABLE = EnumSet.of(MessageStatus.PENDING, MessageStatus.UNKNOWN);

    private static final Set<MessageStatus> REQUEUEABLE = EnumSet.of(
            MessageStatus.FAILED,
            MessageStatus.EXPIRED,
            MessageStatus.IGNORED,
            MessageStatus.CANCELLED,
            MessageStatus.UNKNOWN);

    private final QueueParts parts;
    private final WorkSignal signal;
    private final Consumer<List<Long>> accepted;

    DeskBulk(QueueParts parts, WorkSignal signal, Consumer<List<Long>> accepted) {
        this.parts = parts;
        this.signal = signal;
        this.accepted = accepted;
    }

    long cancel(MessageFilter filter) {
        return each("cancel", filter, filter.changing(CANCELLABLE), parts.desk()::cancelEach, ids -> signal.fire());
    }

    long requeue(MessageFilter filter) {
        return each("requeue", filter, filter.changing(REQUEUEABLE), parts.desk()::requeueEach, ids -> signal.fire());
    }

    long resolve(MessageFilter filter, Resolution resolution) {
        boolean any = filter.statuses().contains(MessageStatus.UNKNOWN)
                && resolution.verdict() != Resolution.Verdict.UNDECIDED;
        Set<MessageStatus> unknown = any ? EnumSet.of(MessageStatus.UNKNOWN) : EnumSet.noneOf(MessageStatus.class);
        boolean sent = resolution.verdict() == Resolution.Verdict.ACCEPTED;
        return each(
                "resolve",
                filter,
                unknown,
                (connection, ids, fence, now) -> resolveEach(connection, ids, resolution, now),
                sent ? accepted : ids -> signal.fire());
    }

    private List<Long> resolveEach(Connection connection, List<Long> ids, Resolution resolution, Instant now)
            throws SQLException {
        List<Long> resolved = new ArrayList<>();
        for (long id : ids) {
            if (parts.reviewing().resolve(connection, id, resolution, now)) {
                resolved.add(id);
            }
        }
        return resolved;
    }

    private long each(
            String operation,
            MessageFilter filter,
            Set<MessageStatus> statuses,
            Change change,
            Consumer<List<Long>> committed) {
        if (statuses.isEmpty()) {
            return 0;
        }
        FilterSql found = FilterSql.of(filter, statuses);
        long count = 0;
        try {
            long last = parts.transactions().run(operation, this::newest);
            for (long position = Long.MIN_VALUE; position < last; ) {
                long from = position;
                Chunk chunk = parts.transactions().run(operation, c -> chunk(c, found, from, last, change));
                position = chunk.end();
                count += chunk.changed().size();
                if (!chunk.changed().isEmpty()) {
                    committed.accept(chunk.changed());
                }
            }
        } catch (QueueException e) {
            throw new QueueException(
                    operation + " by filter ended after it had changed " + count + " messages: " + e.getMessage(), e);
        }
        return count;
    }

    private long newest(Connection connection) throws SQLException {
        // MAX of nothing is null, which reads as 0.
        return parts.sql().ids(connection, "SELECT MAX(id) FROM sms_message").get(0);
    }

    private Chunk chunk(Connection connection, FilterSql found, long from, long last, Change change)
            throws SQLException {
        List<Long> ids = parts.sql()
                .ids(
                        connection,
                        "SELECT id FROM sms_message WHERE " + found.condition()
                                + " AND id > ? AND id <= ? ORDER BY id LIMIT ?",
                        found.valuesBetween(List.of(), List.of(from, last, CHUNK)));
        List<Long> changedNow = ids.isEmpty()
                ? List.of()
                : change.of(connection, ids, found, parts.clock().now());
        return new Chunk(changedNow, ids.size() < CHUNK ? last : ids.get(CHUNK - 1));
    }

    private record Chunk(List<Long> changed, long end) {}

    /** Changes rows, each only if it is still as the filter found it. */
    @FunctionalInterface
    private interface Change {
        List<Long> of(Connection connection, List<Long> ids, FilterSql fence, Instant now) throws SQLException;
    }
}
