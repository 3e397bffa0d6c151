// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import io.github.smsdispatch.api.queue.Enqueuer;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What {@link MessageQueueContract} needs from the author of a queue. */
public interface QueueFixture {

    /**
     * Makes a queue with an empty store. The contract closes the queue after each test.
     *
     * @param clock the only clock that the queue may follow
     * @return the queue
     */
    MessageQueue newQueue(Clock clock);

    /**
     * Begins a transaction of a caller in the store of a queue.
     *
     * @param queue made by {@link #newQueue}
     * @return the transaction; empty (the default) when the queue can't take part in any, then its tests are skipped
     */
    default Optional<CallersTransaction> begin(MessageQueue queue) {
        return Optional.empty();
    }

    /**
     * Names what the queue can do beyond what every queue can. Tests of anything else are skipped with a sentence that
     * names it.
     *
     * @return default: everything
     */
    default Set<QueueFeature> features() {
        return EnumSet.allOf(QueueFeature.class);
    }

    /**
     * Tells how the queue shows a message that went to a status, where its store keeps fewer than there are.
     *
     * @param status FAILED, IGNORED, CANCELLED or EXPIRED
     * @return default: the same
     */
    default MessageStatus shown(MessageStatus status) {
        return status;
    }

    /** A transaction of an application that stores messages beside rows of its own. */
    interface CallersTransaction extends AutoCloseable {

        /**
         * Gives the way to store within the transaction.
         *
         * @return the enqueuer
         */
        Enqueuer enqueuer();

        /** Makes everything permanent. */
        void commit();

        /** Takes everything back. */
        void rollback();

        /** Gives the connection back; takes everything back that isn't permanent. */
        @Override
        void close();
    }
}
