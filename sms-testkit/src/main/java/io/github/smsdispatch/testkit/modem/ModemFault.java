// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.time.Duration;

/** A way in which an exchange with the modem goes wrong. */
public sealed interface ModemFault {

    /**
     * {@code +CMS ERROR: n} instead of the answer.
     *
     * @param code number of 3GPP TS 27.005 clause 3.2.5, 0 to 999
     */
    record CmsError(int code) implements ModemFault {}

    /**
     * {@code +CME ERROR: n} instead of the answer.
     *
     * @param code number of 3GPP TS 27.007 clause 9.2
     */
    record CmeError(int code) implements ModemFault {}

    /** A bare {@code ERROR} instead of the answer. */
    record BareError() implements ModemFault {}

    /** No answer, no prompt. The modem goes on with the next command. */
    record Silence() implements ModemFault {}

    /**
     * The right answer or prompt, but late.
     *
     * @param by how late
     */
    record Late(Duration by) implements ModemFault {}

    /**
     * The right answer, one byte at a time.
     *
     * @param pause the time between two bytes
     */
    record SlowBytes(Duration pause) implements ModemFault {}

    /** Bytes that are no answer at all. */
    record Garbage() implements ModemFault {}

    /** The first half of the answer, and then nothing. */
    record HalfLine() implements ModemFault {}

    /**
     * Unsolicited lines before the right answer.
     *
     * @param lines how many
     */
    record Storm(int lines) implements ModemFault {}

    /** The connection ends; the modem can be reached again at once. */
    record HangUp() implements ModemFault {}

    /** The modem vanishes until {@link ModemSimulator#plugIn()}. */
    record Unplug() implements ModemFault {}

    /** The modem starts anew without an answer: echo and modes are those of the factory. */
    record Reboot() implements ModemFault {}

    /** The delivery report, if there is one, comes before the answer to the submission. */
    record ReportFirst() implements ModemFault {}

    /**
     * Tells whether the modem does what it was asked to, and the fault only shapes the answer.
     *
     * @return false when something else comes in place of the answer
     */
    default boolean keepsAnswer() {
        return this instanceof Late
                || this instanceof SlowBytes
                || this instanceof Storm
                || this instanceof ReportFirst;
    }
}
