// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants booked.
 *
 * @param salon where
 * @param phone E.164
 * @param name how to address the customer
 * @param language of the customer
 * @param startsAt when
 * @param minutes for how long
 * @param source who books
 * @param requestKey the same when the request is repeated; null if the client names none
 */
record Booking(
        Salon salon,
        String phone,
        String name,
        String language,
        Instant startsAt,
        int minutes,
        Appointment.Source source,
        @Nullable String requestKey) {}
