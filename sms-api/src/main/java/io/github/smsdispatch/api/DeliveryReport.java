// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.time.Duration;
import java.time.Instant;

/**
 * What a transport says later about an accepted SMS.
 *
 * @param dispatcher the dispatcher that sent it
 * @param about how to find the SMS
 * @param status what became of it
 * @param at when it happened, by the transport's clock
 * @param detail the transport's code and words, empty if none
 */
public record DeliveryReport(String dispatcher, Subject about, DeliveryStatus status, Instant at, String detail) {

    /** How a report names its SMS. */
    public sealed interface Subject {}

    /**
     * By the sending id.
     *
     * @param sendingId the id in {@link Outcome.Accepted}
     */
    public record BySendingId(String sendingId) implements Subject {}

    /**
     * By recipient alone, where the network's report carries no id: means the oldest SMS to that recipient through that
     * dispatcher which is on its way and not older than the window.
     *
     * @param digits the recipient's digits without plus
     * @param window how far back to look, counted from the report's time
     */
    public record ByRecipient(String digits, Duration window) implements Subject {

        @Override
        public String toString() {
            return "ByRecipient[*" + digits.substring(Math.max(0, digits.length() - 2)) + "]";
        }
    }
}
