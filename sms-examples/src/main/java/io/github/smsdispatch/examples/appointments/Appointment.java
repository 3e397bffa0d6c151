// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.time.Duration;
import java.time.Instant;

/**
 * An appointment as it is now.
 *
 * @param id its number
 * @param salon where
 * @param phone of the customer, E.164
 * @param name of the customer
 * @param language of the customer
 * @param startsAt when
 * @param minutes for how long
 * @param source who booked it
 * @param status whether it stands
 * @param version counts every change, from 1; an SMS belongs to one version
 * @param confirmation whether the customer confirmed it
 */
record Appointment(
        long id,
        String salon,
        String phone,
        String name,
        String language,
        Instant startsAt,
        int minutes,
        Source source,
        Status status,
        int version,
        ConfirmationStatus confirmation) {

    /** Who books. Both ways lead to the same SMS. */
    enum Source {
        ONLINE,
        RECEPTION
    }

    /** Whether it stands. */
    enum Status {
        BOOKED,
        CANCELLED
    }

    Instant endsAt() {
        return startsAt.plus(Duration.ofMinutes(minutes));
    }
}
