// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a queued message is. This class holds every legal change; nothing else decides about them. */
public enum MessageStatus {
    /** Waits for its turn. */
    PENDING('N'),
    /** A worker is sending it. */
    CLAIMED('N'),
    /** A transport accepted it. */
    SENT('Y'),
    /** Refused for good, or given up at the limit of attempts. */
    FAILED('I'),
    /** May have been sent; waits for a report, a resolver or an operator. */
    UNKNOWN('N'),
    /** Did not fit into a digest that ignores overflow. */
    IGNORED('I'),
    /** Cancelled before it was sent. */
    CANCELLED('I'),
    /** Its time ran out before it was sent. */
    EXPIRED('I');

    private static final Map<MessageStatus, Set<MessageStatus>> NEXT = new EnumMap<>(Map.of(
            PENDING, EnumSet.of(CLAIMED, CANCELLED, EXPIRED, FAILED, SENT, IGNORED),
            CLAIMED, EnumSet.of(PENDING, SENT, FAILED, UNKNOWN, IGNORED, EXPIRED),
            UNKNOWN, EnumSet.of(PENDING, SENT, FAILED, CANCELLED, IGNORED),
            FAILED, EnumSet.of(PENDING),
            IGNORED, EnumSet.of(PENDING),
            CANCELLED, EnumSet.of(PENDING),
            EXPIRED, EnumSet.of(PENDING),
            SENT, EnumSet.noneOf(MessageStatus.class)));

    private final char letter;

    MessageStatus(char letter) {
        this.letter = letter;
    }

    /**
     * Tells whether a message may go from this status to another.
     *
     * @param next the other
     * @return true when it may
     */
    public boolean mayBecome(MessageStatus next) {
        Set<MessageStatus> allowed = NEXT.get(this);
        return allowed != null && allowed.contains(next);
    }

    /**
     * Tells whether nothing happens to the message any more unless an operator acts.
     *
     * @return true for all but pending, claimed and unknown
     */
    public boolean isFinal() {
        return letter != 'N';
    }

    /**
     * Gives the letter of NAV's queue table.
     *
     * @return {@code N} not sent, {@code Y} handed over, {@code I} ignored
     */
    public char letter() {
        return letter;
    }
}
