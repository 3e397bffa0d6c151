// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.time.Instant;

/**
 * One SMS that the gateway took over: one recipient of a task on one port. The text form shows neither number nor text.
 *
 * @param tid the task's id, as the gateway keeps it
 * @param index the recipient's place in the task, from 0
 * @param recipient the number as it was posted
 * @param text the text, decoded
 * @param port the port that sends it, from 1
 * @param acceptedAt when the gateway took it
 */
public record AcceptedSms(long tid, int index, String recipient, String text, int port, Instant acceptedAt) {

    @Override
    public String toString() {
        return "AcceptedSms[tid=" + tid + ", index=" + index + ", port=" + port + ", " + text.length()
                + " characters, at " + acceptedAt + "]";
    }
}
