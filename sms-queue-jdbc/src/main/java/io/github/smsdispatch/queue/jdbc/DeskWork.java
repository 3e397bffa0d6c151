// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueDesk;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The operators' side: which transactions each operation takes. */
final class DeskWork implements QueueDesk {

    private final QueueParts parts;
    private final WorkSignal signal;
    private final DeskBulk bulk;

    DeskWork(QueueParts parts, WorkSignal signal, DeskBulk bulk) {
        this.parts = parts;
        this.signal = signal;
        this.bulk = bulk;
    }

    @Override
    public Optional<QueuedMessage> find(MessageId id) {
        OptionalLong row = MessageIds.row(id);
        return row.isEmpty()
                ? Optional.empty()
                : run(
                        "find",
                        (c, now) -> parts.sql().messagesOf(c, Set.of(row.getAsLong())).orThrow().stream()
                                .findFirst());
    }

    @Override
    public Map<MessageStatus, Long> counts() {
        return run("counts", (c, now) -> parts.desk().counts(c));
    }

    @Override
    public List<QueuedMessage> messages(MessageStatus status, int limit) {
        return run("messages", (c, now) -> parts.desk().messages(c, status, Math.max(0, limit)));
    }

    @Override
    public List<QueuedMessage> messages(MessageFilter filter, int limit) {
        return run("messages", (c, now) -> parts.desk().messages(c, filter, Math.max(0, limit)));
    }

    @Override
    public List<QueuedMessage> messagesTo(PhoneNumber recipient, MessageStatus status) {
        return run("messagesTo", (c, now) -> parts.desk().messagesTo(c, recipient, status));
    }

    @Override
    public List<PhoneNumber> recipients(MessageStatus status) {
        return run("recipients", (c, now) -> parts.desk().recipients(c, status));
    }

    @Override
    public List<QueuedMessage> cancelOlderThan(Duration minAge) {
        return run("cancelOlderThan", (c, now) -> parts.desk().cancelEnqueuedBefore(c, Spans.before(now, minAge), now));
    }

    @Override
    public boolean cancel(MessageId id) {
        OptionalLong row = MessageIds.row(id);
        return row.isPresent() && run("cancel", (c, now) -> parts.desk().cancel(c, row.getAsLong(), now));
    }

    @Override
    public boolean requeue(MessageId id) {
        OptionalLong row = MessageIds.row(id);
        boolean again =
                row.isPresent() && run("requeue", (c, now) -> parts.desk().requeue(c, row.getAsLong(), now));
        if (again) {
            signal.fire();
        }
        return again;
    }

    @Override
    public long cancel(MessageFilter filter) {
        return bulk.cancel(filter);
    }

    @Override
    public long requeue(MessageFilter filter) {
        return bulk.requeue(filter);
    }

    @Override
    public long resolve(MessageFilter filter, Resolution resolution) {
        return bulk.resolve(filter, resolution);
    }

    @Override
    public int insertTest(PhoneNumber recipient, String text) {
        List<SmsRequest> test = List.of(SmsRequest.builder(recipient, text).build());
        run("insertTest", (connection, now) -> {
            MessageId stored =
                    parts.enqueuing().enqueue(connection, test, now).get(0).id();
            parts.desk().setDetail(connection, MessageIds.row(stored).orElseThrow(), "test message");
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
                && run("setStatus", (c, now) -> parts.desk().setStatus(c, row.getAsLong(), status, sendingId, now));
        return changed ? 1 : 0;
    }

    private <T> T run(String operation, Work<T> work) {
        return parts.transactions().run(operation, c -> work.on(c, parts.clock().now()));
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection, Instant now) throws SQLException;
    }
}
