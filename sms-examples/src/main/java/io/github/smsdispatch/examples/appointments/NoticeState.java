// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.queue.QueuedMessage;

/** How far an SMS is, as the people at the desk see it. */
enum NoticeState {
    /** Wanted, not in the queue yet, or again not. */
    WAITING,
    QUEUED,
    SENT,
    DELIVERED,
    UNDELIVERED,
    FAILED,
    /** May have been sent. */
    UNKNOWN,
    /** Its time ran out, and it may have been sent before. */
    EXPIRED,
    CANCELLED,
    /** Not sent on purpose: switched off, opted out, too late. */
    SUPPRESSED;

    /** Reads the queue. Certainly not sent and out of time means: it may be asked for again. */
    static NoticeState of(QueuedMessage message) {
        return switch (message.status()) {
            case PENDING, CLAIMED -> QUEUED;
            case SENT ->
                switch (message.delivery().status()) {
                    case PENDING, ON_NETWORK -> SENT;
                    case DELIVERED -> DELIVERED;
                    case UNDELIVERED, EXPIRED -> UNDELIVERED;
                };
            case FAILED -> FAILED;
            case UNKNOWN -> UNKNOWN;
            case EXPIRED -> message.progress().posting() == Posting.FIRST ? WAITING : EXPIRED;
            case CANCELLED -> message.progress().posting() == Posting.FIRST ? WAITING : CANCELLED;
            case IGNORED -> CANCELLED;
        };
    }

    /** Tells whether this may follow an earlier state; reports may be read in any order. */
    boolean mayFollow(NoticeState earlier) {
        boolean reported = earlier == DELIVERED || earlier == UNDELIVERED;
        return this != earlier && earlier != SUPPRESSED && !(reported && (this == SENT || this == QUEUED));
    }

    boolean isTrouble() {
        return this == FAILED || this == UNDELIVERED || this == UNKNOWN || this == EXPIRED;
    }
}
