// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

/** What becomes of one SMS on the virtual network. */
public sealed interface Fate {

    /** Sent, and the handset confirms: delivery report with code 0. */
    record Delivered() implements Fate {}

    /**
     * Sent, and the network reports a failure.
     *
     * @param status TP-Status of the delivery report (3GPP TS 23.040 clause 9.2.3.15), for example 70 for a permanent
     *     error
     */
    record Undelivered(int status) implements Fate {}

    /** Sent, and no delivery report ever comes, even when one was asked for. */
    record NoReceipt() implements Fate {}

    /**
     * Not sent; listed as failed in the status report.
     *
     * @param process the gateway's own reason, for example {@code 6 Timeout}
     * @param carrier the carrier's reason, may be empty
     */
    record Failed(String process, String carrier) implements Fate {}

    /**
     * Sent, yet listed as failed: the answer of the module came too late.
     *
     * @param process the gateway's own reason, for example {@code 6 Timeout}
     */
    record SentButFailed(String process) implements Fate {}

    /** Sent, and neither a status report nor a delivery report ever mentions it. */
    record NeverReported() implements Fate {}
}
