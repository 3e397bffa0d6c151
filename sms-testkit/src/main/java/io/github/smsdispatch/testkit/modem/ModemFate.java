// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

/** What becomes of one segment on the virtual network. */
public sealed interface ModemFate {

    /** Sent, and the handset confirms when a report was asked for. */
    record Delivered() implements ModemFate {}

    /**
     * Sent, and the network reports something else than a delivery.
     *
     * @param status TP-Status of the report (3GPP TS 23.040 clause 9.2.3.15), for example 70 for an expired validity
     */
    record Reported(int status) implements ModemFate {}

    /** Sent and taken, and no report ever comes: lost on the way. */
    record NoReport() implements ModemFate {}

    /**
     * Not taken by the network.
     *
     * @param code number of {@code +CMS ERROR}, for example 38 for a network out of order
     */
    record Refused(int code) implements ModemFate {}
}
