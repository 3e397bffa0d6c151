// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.time.Duration;

/**
 * Says what happens to messages that were finished long ago: SENT, FAILED, IGNORED, CANCELLED and EXPIRED ones whose
 * status changed last longer ago than an age. Messages that wait, are claimed or UNKNOWN are never touched. Immutable.
 *
 * <p>What has left the table is not found any more: its idempotency key may be stored again, a delivery report that
 * comes later is kept for the report window and then forgotten, an operator can't requeue it. So choose an age beyond the
 * last report and the last repetition of a request that you expect.
 */
public final class Retention {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Duration age;
    private final boolean archives;

    private Retention(Duration age, boolean archives) {
        if (age.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("retention: received " + age + "; allowed: PT1S or longer");
        }
        this.age = age;
        this.archives = archives;
    }

    /**
     * Deletes them.
     *
     * @param age how long ago a message was finished; 1 second or more
     * @return the retention
     * @throws IllegalArgumentException when too short
     */
    public static Retention delete(Duration age) {
        return new Retention(age, false);
    }

    /**
     * Moves them to the table {@code sms_archive}, which has the same columns and is yours to read and to empty.
     *
     * @param age how long ago a message was finished; 1 second or more
     * @return the retention
     * @throws IllegalArgumentException when too short
     */
    public static Retention archive(Duration age) {
        return new Retention(age, true);
    }

    /**
     * Gives the age.
     *
     * @return how long ago a message was finished
     */
    public Duration age() {
        return age;
    }

    boolean archives() {
        return archives;
    }

    @Override
    public String toString() {
        return (archives ? "archive" : "delete") + " after " + age;
    }
}
