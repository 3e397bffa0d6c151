// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

/**
 * What the gateway counted on one port; a count that it didn't give is 0.
 *
 * @param port from 1
 * @param slot from 1
 * @param received SMS received
 * @param sent SMS tried
 * @param sentOk of these taken by the network
 * @param sentFailed of these failed
 * @param unsent still waiting
 * @param sending on their way
 */
public record SkylineStatistics(
        int port, int slot, long received, long sent, long sentOk, long sentFailed, long unsent, long sending) {

    /** Which time the counts cover. */
    public enum Period {
        /** The last hour. */
        LAST_HOUR,
        /** The last two hours. */
        LAST_TWO_HOURS,
        /** Today, by the device's clock. */
        TODAY,
        /** Since the device began to count. */
        CUMULATIVE
    }
}
