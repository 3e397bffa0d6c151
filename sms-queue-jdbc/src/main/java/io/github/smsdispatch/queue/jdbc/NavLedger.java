// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the columns {@code smsid} and {@code timesent} say while a row of NAV's table is not sent: NAV itself leaves both
 * empty then. Times are in UTC, so that neither a change of summer time nor the zone of a session moves a lease.
 *
 * <ul>
 *   <li>PENDING: {@code smsid} null, or the negative of attempts + 2^20 * serial; {@code timesent} null, or when it is
 *       due.
 *   <li>CLAIMED and UNKNOWN: {@code smsid} is the sending id. {@code timesent} is the end of the lease, or the time of
 *       the next review, to the millisecond; the three digits below name the owner, and the era (as many times 120 years
 *       in the future) names attempt and status. So a held row is never due for whoever compares with the present.
 * </ul>
 *
 * <p>A sending id is the row's id modulo 2^20, then ten bits of the serial, which grows with each claim and survives a
 * requeue: no two SMS of a million rows have the same one. A row that was set back to N by hand, with what NAV or this
 * queue had written for a sent one, is PENDING and due.
 *
 * @param status PENDING, CLAIMED or UNKNOWN
 * @param attempts claims so far; modulo 32, from 1, unless PENDING
 * @param serial counts the sending ids that the row has had, from 1 to 1023 and again
 * @param until when it is due, its lease ends or it is reviewed; null when due at once
 * @param owner digits that stand for the owner, 1 to 999; 0 while PENDING
 * @param sendingId 0 while PENDING
 */
record NavLedger(
        MessageStatus status,
        int attempts,
        int serial,
        @Nullable Instant until,
        int owner,
        int sendingId) {

    static final int MOST_ATTEMPTS = (1 << 20) - 1;
    private static final int SERIAL_BITS = 10;
    private static final int LAST_SERIAL = (1 << SERIAL_BITS) - 1;
    private static final int ROW_MASK = (1 << 20) - 1;
    private static final int ERAS_FOR_ATTEMPTS = 32;

    private static final LocalDateTime BASE = LocalDateTime.of(2020, 1, 1, 0, 0);
    private static final long ERA_DAYS = 43_830;
    private static final long ERA_MILLIS = Duration.ofDays(ERA_DAYS).toMillis();

    /** From here on, a positive smsid means that the row is held. */
    static final LocalDateTime FIRST = BASE.plusDays(ERA_DAYS);

    private static final LocalDateTime LAST = BASE.plusDays(ERA_DAYS * (2L * ERAS_FOR_ATTEMPTS + 1));

    /** The status in SQL, as far as the table knows it: P, C, U, Y or I. */
    static final String SQL_STATUS = "CASE WHEN sent <> 'N' THEN CAST(sent AS text)"
            + " WHEN smsid > 0 AND timesent >= '" + FIRST + "' AND timesent < '" + LAST + "' THEN"
            + " CASE WHEN CAST(floor(extract(epoch FROM timesent - TIMESTAMP '" + BASE + "') / " + ERA_MILLIS / 1000
            + ") AS int) % 2 = 1 THEN 'C' ELSE 'U' END"
            + " ELSE 'P' END";

    /** Whether a row that isn't sent is PENDING and due; takes the time in UTC. */
    static final String SQL_DUE = "(timesent IS NULL OR timesent <= ? OR (smsid >= 0 AND timesent < '" + FIRST + "'))";

    static NavLedger read(@Nullable Integer smsid, @Nullable LocalDateTime timesent) {
        if (smsid != null && smsid >= 0) {
            return timesent != null && smsid > 0 && !timesent.isBefore(FIRST) && timesent.isBefore(LAST)
                    ? held(smsid, timesent)
                    : pending(0, smsid & LAST_SERIAL, null);
        }
        long packed = smsid == null ? 0 : -(long) smsid;
        Instant due = timesent == null ? null : Times.storable(timesent.toInstant(ZoneOffset.UTC));
        return pending((int) (packed & MOST_ATTEMPTS), (int) (packed >> 20) & LAST_SERIAL, due);
    }

    private static NavLedger held(int smsid, LocalDateTime timesent) {
        long micros = ChronoUnit.MICROS.between(BASE, timesent);
        long millis = Math.floorDiv(micros, 1000);
        int era = (int) (millis / ERA_MILLIS) - 1;
        return new NavLedger(
                era % 2 == 0 ? MessageStatus.CLAIMED : MessageStatus.UNKNOWN,
                era / 2 + 1,
                smsid & LAST_SERIAL,
                BASE.toInstant(ZoneOffset.UTC).plusMillis(millis % ERA_MILLIS),
                (int) Math.floorMod(micros, 1000L),
                smsid);
    }

    static NavLedger pending(int attempts, int serial, @Nullable Instant due) {
        return new NavLedger(MessageStatus.PENDING, Math.min(attempts, MOST_ATTEMPTS), serial, due, 0, 0);
    }

    static NavLedger claimed(int attempt, int sendingId, Instant lease, String owner) {
        return new NavLedger(
                MessageStatus.CLAIMED, attempt, sendingId & LAST_SERIAL, lease, digitsOf(owner), sendingId);
    }

    NavLedger unknown(Instant review) {
        return new NavLedger(MessageStatus.UNKNOWN, attempts, serial, review, owner, sendingId);
    }

    NavLedger until(Instant time) {
        return new NavLedger(status, attempts, serial, time, owner, sendingId);
    }

    /** The next serial after those of rows that share a sending id. */
    static int serialAfter(int highest) {
        return highest >= LAST_SERIAL ? 1 : highest + 1;
    }

    static int sendingId(long row, int serial) {
        return ((int) (row & ROW_MASK) << SERIAL_BITS) | serial;
    }

    /** Rule Q3, for marks: the owner's, whether or not the lease ran out meanwhile. */
    boolean isHeldBy(String name, int attempt) {
        return status != MessageStatus.PENDING
                && owner == digitsOf(name)
                && attempts == Math.floorMod(attempt - 1, ERAS_FOR_ATTEMPTS) + 1;
    }

    boolean isOver(Instant now) {
        return until == null || !until.isAfter(now);
    }

    private static int digitsOf(String owner) {
        return Math.floorMod(owner.hashCode(), 999) + 1;
    }

    @Nullable
    Integer smsid() {
        if (status != MessageStatus.PENDING) {
            return sendingId;
        }
        int packed = serial << 20 | attempts;
        return packed == 0 ? null : -packed;
    }

    @Nullable
    LocalDateTime timesent() {
        if (until == null) {
            return null;
        }
        if (status == MessageStatus.PENDING) {
            return LocalDateTime.ofInstant(Times.storable(until), ZoneOffset.UTC);
        }
        long real = Duration.between(BASE.toInstant(ZoneOffset.UTC), Times.storable(until))
                .toMillis();
        long millis = Math.max(0, Math.min(real, ERA_MILLIS - 1));
        long era = 1 + 2L * Math.floorMod(attempts - 1, ERAS_FOR_ATTEMPTS) + (status == MessageStatus.UNKNOWN ? 1 : 0);
        return BASE.plusDays(era * ERA_DAYS).plus((millis * 1000) + owner, ChronoUnit.MICROS);
    }
}
