// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static io.github.smsdispatch.tpdu.SemiOctets.number;
import static io.github.smsdispatch.tpdu.SemiOctets.swapped;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A point in time with the sender's zone in quarters of an hour (3GPP TS 23.040 clause 9.2.3.11). Kept as received,
 * because networks do send what is no date: {@link #time()} is empty then.
 *
 * @param octets seven octets of two digits each
 */
public record Timestamp(Octets octets) {

    static final int SIZE = 7;

    private static final int FIRST_YEAR = 1990;
    private static final int QUARTER = 15 * 60;
    private static final int NEGATIVE = 0x08;

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException unless there are seven octets
     */
    public Timestamp {
        Checks.inRange("timestamp", octets.size(), SIZE, SIZE);
    }

    /**
     * Writes a time, to the second.
     *
     * @param time from 1990 to 2089, with an offset that is a multiple of 15 minutes
     * @return the time stamp
     * @throws IllegalArgumentException when year or offset don't fit
     */
    public static Timestamp of(OffsetDateTime time) {
        Checks.inRange("year", time.getYear(), FIRST_YEAR, FIRST_YEAR + 99);
        int seconds = time.getOffset().getTotalSeconds();
        if (seconds % QUARTER != 0) {
            throw new IllegalArgumentException(
                    "offset: received " + time.getOffset() + "; allowed: multiples of 15 minutes");
        }
        int zone = swapped(Math.abs(seconds / QUARTER)) | (seconds < 0 ? NEGATIVE : 0);
        return new Timestamp(Octets.of(
                (byte) swapped(time.getYear() % 100),
                (byte) swapped(time.getMonthValue()),
                (byte) swapped(time.getDayOfMonth()),
                (byte) swapped(time.getHour()),
                (byte) swapped(time.getMinute()),
                (byte) swapped(time.getSecond()),
                (byte) zone));
    }

    /**
     * Reads the time. Two digits of a year mean 1990 to 2089. A digit above 9 counts as 0, as the clause demands.
     *
     * @return empty when the octets are no date, or their zone is more than 18 hours away
     */
    public Optional<OffsetDateTime> time() {
        int year = number(octets.get(0));
        int zone = octets.get(6);
        int quarters = number(zone & ~NEGATIVE);
        try {
            return Optional.of(OffsetDateTime.of(
                    year + (year < FIRST_YEAR % 100 ? 2000 : 1900),
                    number(octets.get(1)),
                    number(octets.get(2)),
                    number(octets.get(3)),
                    number(octets.get(4)),
                    number(octets.get(5)),
                    0,
                    ZoneOffset.ofTotalSeconds(((zone & NEGATIVE) != 0 ? -quarters : quarters) * QUARTER)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Timestamp[" + time().map(OffsetDateTime::toString).orElseGet(octets::hex) + "]";
    }

    static Timestamp read(OctetReader in, Field field) throws MalformedTpduException {
        return new Timestamp(in.take(SIZE, field));
    }
}
