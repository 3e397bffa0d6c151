// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

/**
 * Tests that every queue passes. Implement it in a test class of your own, with {@link #newQueue}; test names begin with
 * the rule of {@link io.github.smsdispatch.api.queue.WorkQueue} that they are about.
 *
 * <pre>{@code
 * class MyQueueTest implements MessageQueueContract {
 *     public MessageQueue newQueue(Clock clock) {
 *         return new MyQueue(emptyStore(), clock);
 *     }
 * }
 * }</pre>
 */
public interface MessageQueueContract
        extends QueueEnqueueRules,
                QueueClaimRules,
                QueueConcurrencyRules,
                QueueMarkRules,
                QueueFairnessRules,
                QueueUnknownRules,
                QueueReportRules,
                QueueDeskRules,
                QueueBulkRules,
                QueueStreamRules {}
