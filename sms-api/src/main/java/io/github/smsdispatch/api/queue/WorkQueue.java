// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.Resolution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a worker does with a queue: claim, mark, report. Many workers on many machines may use one store at the same
 * time. All methods are thread-safe, block for the store and throw {@link QueueException} when it can't be reached.
 * Rules, each cited by the contract tests in sms-testkit:
 *
 * <ul>
 *   <li><b>Q1</b> A rolled back enqueue leaves nothing.
 *   <li><b>Q2</b> Two workers never hold one message.
 *   <li><b>Q3</b> A mark with a stale owner or attempt changes nothing.
 *   <li><b>Q4</b> A message whose lease ran out becomes UNKNOWN, never PENDING by itself.
 *   <li><b>Q5</b> A report that comes before the mark isn't lost.
 *   <li><b>Q6</b> Order: lane, then severity, then age; a message that must wait holds up nobody.
 *   <li><b>Q7</b> An expired message is never claimed.
 *   <li><b>Q8</b> Of the messages with one ordering key, one is claimed at a time, oldest first.
 *   <li><b>Q9</b> Of the messages with one collapse key and recipient that wait, only the newest is claimed.
 *   <li><b>Q10</b> Tenants take turns within a lane; messages without a tenant go before them.
 * </ul>
 */
public interface WorkQueue {

    /**
     * Takes due messages and makes the worker their owner, in one statement: the claim is the record that a send is
     * about to happen. Each claimed message has a sending id: a positive 32-bit number, new unless it is to be posted
     * again under its old one.
     *
     * @param owner names the worker, unique per start
     * @param limit at most so many; a queue whose messages all go as digests may count recipients, because those of one
     *     recipient make one SMS
     * @param lease how long the claim counts without being extended
     * @return the messages, in the order Q6; empty when none is due
     */
    List<QueuedMessage> claim(String owner, int limit, Duration lease);

    /**
     * Keeps claims alive whose send still runs. They are named, so that a claim whose answer was lost with the connection
     * runs out and its messages become UNKNOWN. A queue may extend all that one call of {@link #claim} took together.
     *
     * @param claims the claims
     * @param lease how long from now
     * @return count of claims that are still the worker's
     */
    int extend(List<Claim> claims, Duration lease);

    /**
     * Writes outcomes down, all in one transaction. A mark counts while the message is CLAIMED under the same owner and
     * attempt, or became UNKNOWN meanwhile under the same owner and attempt (the truth is known after all).
     *
     * @param marks the outcomes
     * @return the messages whose mark counted
     */
    Set<MessageId> mark(List<Mark> marks);

    /**
     * Returns claimed messages that were certainly not handed to any dispatcher; the attempt isn't counted.
     *
     * @param claims the claims
     * @return count of messages that are PENDING again
     */
    int release(List<Claim> claims);

    /**
     * Moves due work along: messages whose time ran out become EXPIRED, messages of dead workers UNKNOWN.
     *
     * @param limit at most so many of each
     * @return the messages that changed, with their new status
     */
    List<QueuedMessage> sweep(int limit);

    /**
     * Lists UNKNOWN messages that are due for another look and whose policy isn't {@link DuplicatePolicy#AT_MOST_ONCE}.
     *
     * @param limit at most so many
     * @param again how long until the same message is listed again
     * @return the messages, those unknown for the longest time first
     */
    List<QueuedMessage> review(int limit, Duration again);

    /**
     * Clears up an UNKNOWN message, by a resolver's answer or an operator's decision: ACCEPTED makes it SENT,
     * NOT_ACCEPTED makes it PENDING with a fresh sending id, REPEATABLE makes it PENDING with its old sending id and
     * tied to the resolution's dispatcher, UNDECIDED changes nothing. REPEATABLE changes nothing for a digest message
     * either: the next digest may carry other messages, and a transport that refuses the id would then be believed for
     * a text it never had.
     *
     * @param id the message
     * @param resolution what is known
     * @return the message as it is now, empty when it wasn't UNKNOWN or nothing changed
     */
    Optional<QueuedMessage> resolve(MessageId id, Resolution resolution);

    /**
     * Lets an UNKNOWN message with {@link DuplicatePolicy#AT_LEAST_ONCE} go again, with its old sending id (a digest
     * message with a fresh one) and through any dispatcher.
     *
     * @param id the message
     * @return true when it is PENDING now
     */
    boolean sendAgain(MessageId id);

    /**
     * Takes a delivery report. Idempotent. A report for an UNKNOWN message proves its acceptance: it becomes SENT. A
     * report that matches nothing yet is kept and joined later.
     *
     * @param report the report
     * @return what came of it
     */
    Reported report(DeliveryReport report);

    /**
     * Gives reports that were kept at first and have found their messages since, by a mark or a sweep of this process.
     * Each is given once; what isn't fetched before the process ends is lost as an event, not as a status.
     *
     * @return the reports and what they did, oldest first
     */
    List<LateReport> lateReports();

    /**
     * Waits until a message may be due: returns early when this process or, where the store tells, another one has
     * enqueued.
     *
     * @param atMost the longest wait
     * @throws InterruptedException when the thread is interrupted
     */
    void awaitWork(Duration atMost) throws InterruptedException;
}
