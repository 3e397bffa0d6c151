// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.util.Optional;

/** Whether a customer was asked to confirm an appointment, and did. */
enum ConfirmationStatus {
    PENDING,
    SENDING,
    SENT,
    /** The question may have reached the customer; nobody knows. */
    UNKNOWN,
    FAILED,
    /** The customer wants no SMS. */
    OPTED_OUT,
    CONFIRMED;

    /** What becomes of it when the question's SMS is in a state. */
    static Optional<ConfirmationStatus> of(NoticeState state) {
        return switch (state) {
            case WAITING -> Optional.of(PENDING);
            case QUEUED -> Optional.of(SENDING);
            case SENT, DELIVERED -> Optional.of(SENT);
            case UNKNOWN -> Optional.of(UNKNOWN);
            case UNDELIVERED, FAILED, EXPIRED -> Optional.of(FAILED);
            case CANCELLED, SUPPRESSED -> Optional.empty();
        };
    }
}
