// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Resolution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What operators and programs that look at a queue do with it. Thread-safe; blocks for the store and throws {@link
 * QueueException} when it can't be reached.
 */
public interface QueueDesk {

    /**
     * Finds one message.
     *
     * @param id its id
     * @return the message, empty when there is none
     */
    Optional<QueuedMessage> find(MessageId id);

    /**
     * Counts messages by status.
     *
     * @return every status with its count, zeros included
     */
    Map<MessageStatus, Long> counts();

    /**
     * Lists messages of a status, oldest first.
     *
     * @param status which
     * @param limit at most so many
     * @return the messages
     */
    List<QueuedMessage> messages(MessageStatus status, int limit);

    /**
     * Lists messages, oldest first. The next page is that of {@link MessageFilter#after} the last message listed.
     *
     * @param filter which
     * @param limit at most so many
     * @return the messages
     */
    List<QueuedMessage> messages(MessageFilter filter, int limit);

    /**
     * Lists a recipient's messages of a status, most severe first, then oldest first.
     *
     * @param recipient whose
     * @param status which
     * @return the messages
     */
    List<QueuedMessage> messagesTo(PhoneNumber recipient, MessageStatus status);

    /**
     * Lists recipients that have messages of a status.
     *
     * @param status which
     * @return the recipients, sorted by their number as text
     */
    List<PhoneNumber> recipients(MessageStatus status);

    /**
     * Cancels messages that wait and are older than an age. Messages that a worker holds, or whose outcome is unknown,
     * are left alone.
     *
     * @param minAge zero for all
     * @return the messages that are CANCELLED now
     */
    List<QueuedMessage> cancelOlderThan(Duration minAge);

    /**
     * Cancels one message that waits, or one whose outcome is unknown.
     *
     * @param id its id
     * @return true when it is CANCELLED now
     */
    boolean cancel(MessageId id);

    /**
     * Sends a message again on an operator's word, with a fresh sending id: one that failed, expired, was ignored
     * or cancelled, or whose outcome is unknown (which may make a second copy). The attempts are counted afresh, but go
     * on for a cancelled or unknown one, an earlier send of which may still run. A pending one is left alone, unless the
     * store finds that an edit by hand made it unreachable for workers: then it goes, just as it is.
     *
     * @param id its id
     * @return true when it is PENDING now
     */
    boolean requeue(MessageId id);

    /**
     * Cancels messages that wait, and those whose outcome is unknown if the filter names UNKNOWN. Works through them in
     * small transactions, beside running workers; what is enqueued meanwhile may be left alone.
     *
     * @param filter which
     * @return count of messages that are CANCELLED now
     * @throws QueueException when the store can't be reached; its message says how many were cancelled before
     */
    long cancel(MessageFilter filter);

    /**
     * Sends messages again as {@link #requeue(MessageId)} does, those whose outcome is unknown only if the filter names
     * UNKNOWN. Works through them in small transactions, beside running workers.
     *
     * @param filter which
     * @return count of messages that are PENDING now
     * @throws QueueException when the store can't be reached; its message says how many were requeued before
     */
    long requeue(MessageFilter filter);

    /**
     * Clears up UNKNOWN messages as {@link WorkQueue#resolve} does, all with the same resolution; others are left alone.
     * Works through them in small transactions, beside running workers.
     *
     * @param filter which
     * @param resolution what is known of all of them
     * @return count of messages that changed
     * @throws QueueException when the store can't be reached; its message says how many were resolved before
     */
    long resolve(MessageFilter filter, Resolution resolution);

    /**
     * Stores messages to try a set-up out; marked as tests in their detail.
     *
     * @param recipient who gets it
     * @param text what to send
     * @return count of messages stored: 1
     */
    int insertTest(PhoneNumber recipient, String text);

    /**
     * Sets the status by hand, as far as {@link MessageStatus#mayBecome} allows it.
     *
     * @param id its id
     * @param status the new status; not CLAIMED
     * @param sendingId the transport's id, empty to leave it as it is
     * @return count of messages changed: 0 or 1
     */
    int setStatus(MessageId id, MessageStatus status, Optional<String> sendingId);
}
