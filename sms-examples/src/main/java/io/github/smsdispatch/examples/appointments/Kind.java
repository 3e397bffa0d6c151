// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.util.Locale;

/** What an SMS is about. */
enum Kind {
    SCHEDULED,
    RESCHEDULED,
    CANCELLED,
    CONFIRMATION,
    REVIEW,
    CAMPAIGN;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
