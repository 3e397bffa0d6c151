// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import org.jspecify.annotations.Nullable;

/**
 * One SMS that is to go, from the wish to the handset.
 *
 * @param id its number
 * @param salon who writes
 * @param kind about what
 * @param appointment about which, null for a campaign's
 * @param version which version of the appointment, 0 for a campaign's
 * @param campaign of which, null for an appointment's
 * @param phone who gets it
 * @param name how to address the customer
 * @param language in which
 * @param state how far it is
 * @param messageId its id in the queue, null before
 * @param tries how often it was put into the queue
 * @param detail why it is where it is
 */
record Notice(
        long id,
        String salon,
        Kind kind,
        @Nullable Long appointment,
        int version,
        @Nullable Long campaign,
        String phone,
        String name,
        String language,
        NoticeState state,
        @Nullable String messageId,
        int tries,
        String detail) {

    /** Names this try for good: a repeated enqueue finds the first one. */
    String idempotencyKey() {
        return campaign == null
                ? "appointment-" + appointment + "-v" + version + "-" + kind.key() + "-" + (tries + 1)
                : "campaign-" + campaign + "-notice-" + id + "-" + (tries + 1);
    }
}
