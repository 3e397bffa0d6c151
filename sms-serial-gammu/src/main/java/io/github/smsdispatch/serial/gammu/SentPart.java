// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.time.Instant;

/**
 * A segment that the modem took.
 *
 * @param sms the SMS that it is of
 * @param reference TP-MR
 * @param digits the recipient
 * @param index its place, from 0
 * @param at when the answer came
 */
record SentPart(SentSms sms, int reference, String digits, int index, Instant at) {

    boolean done() {
        return sms.isDone(index);
    }

    @Override
    public String toString() {
        return "SentPart[" + reference + "]";
    }
}
