// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import static io.github.smsdispatch.api.queue.MessageStatus.CANCELLED;
import static io.github.smsdispatch.api.queue.MessageStatus.EXPIRED;
import static io.github.smsdispatch.api.queue.MessageStatus.FAILED;
import static io.github.smsdispatch.api.queue.MessageStatus.IGNORED;
import static io.github.smsdispatch.api.queue.MessageStatus.PENDING;
import static io.github.smsdispatch.api.queue.MessageStatus.UNKNOWN;

import io.github.smsdispatch.api.Resolution;
import java.util.Set;

/**
 * A durable queue of messages: {@link Enqueuer} for applications, {@link WorkQueue} for the worker, {@link QueueDesk}
 * for operators. Implementations pass {@code MessageQueueContract} of sms-testkit.
 */
public interface MessageQueue extends Enqueuer, WorkQueue, QueueDesk, AutoCloseable {

    /** {@inheritDoc} Unless the implementation has a better way, message by message. */
    @Override
    default long cancel(MessageFilter filter) {
        return EachFound.change("cancel", this, filter, filter.changing(Set.of(PENDING, UNKNOWN)), this::cancel);
    }

    /** {@inheritDoc} Unless the implementation has a better way, message by message. */
    @Override
    default long requeue(MessageFilter filter) {
        Set<MessageStatus> possible = filter.changing(Set.of(FAILED, EXPIRED, IGNORED, CANCELLED, UNKNOWN));
        return EachFound.change("requeue", this, filter, possible, this::requeue);
    }

    /** {@inheritDoc} Unless the implementation has a better way, message by message. */
    @Override
    default long resolve(MessageFilter filter, Resolution resolution) {
        Set<MessageStatus> possible = filter.statuses().contains(UNKNOWN) ? Set.of(UNKNOWN) : Set.of();
        return EachFound.change(
                "resolve", this, filter, possible, id -> resolve(id, resolution).isPresent());
    }

    /** Gives up what the queue itself opened; a store that was passed in stays open. Idempotent. */
    @Override
    void close();
}
