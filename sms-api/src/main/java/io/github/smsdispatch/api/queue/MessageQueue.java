// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

/**
 * A durable queue of messages: {@link Enqueuer} for applications, {@link WorkQueue} for the worker, {@link QueueDesk}
 * for operators. Implementations pass {@code MessageQueueContract} of sms-testkit.
 */
public interface MessageQueue extends Enqueuer, WorkQueue, QueueDesk, AutoCloseable {

    /** Gives up what the queue itself opened; a store that was passed in stays open. Idempotent. */
    @Override
    void close();
}
