// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A salon and how it wants to write to its customers.
 *
 * @param id short name in URLs
 * @param name as customers know it
 * @param zone where its clock is
 * @param language of customers who have named none, an IETF tag
 * @param confirmDays how many days ahead appointments are to be confirmed
 * @param sendFrom from when on it writes on its own account
 * @param sendUntil until when
 * @param reviewAfter minutes from the end of an appointment to the review SMS
 * @param reviewLink where reviews are written, may be empty
 * @param price of a segment
 * @param currency of the price
 */
record Salon(
        String id,
        String name,
        ZoneId zone,
        String language,
        int confirmDays,
        LocalTime sendFrom,
        LocalTime sendUntil,
        int reviewAfter,
        String reviewLink,
        BigDecimal price,
        String currency) {

    /** Tells whether it may write without having been asked. */
    boolean isOpen(Instant now) {
        LocalTime time = now.atZone(zone).toLocalTime();
        return !time.isBefore(sendFrom) && time.isBefore(sendUntil);
    }

    /** Gives the end of today's time for writing. */
    Instant closes(Instant now) {
        return now.atZone(zone).toLocalDate().atTime(sendUntil).atZone(zone).toInstant();
    }

    LocalDate day(Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    /** Gives the end of the last day whose appointments are to be confirmed now. */
    Instant confirmUntil(Instant now) {
        return day(now).plusDays(confirmDays + 1L).atStartOfDay(zone).toInstant();
    }

    BigDecimal cost(long segments) {
        return price.multiply(BigDecimal.valueOf(segments));
    }
}
