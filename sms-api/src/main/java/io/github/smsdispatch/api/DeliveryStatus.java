// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/** What the network says of an SMS after it was accepted. Only moves forward: see {@link #supersedes}. */
public enum DeliveryStatus {
    /** Nothing was reported yet. */
    PENDING(0),
    /** The network's message centre took it; the handset has not confirmed. */
    ON_NETWORK(1),
    /** The transport or the network gave up, and said why in the report's detail. */
    UNDELIVERED(2),
    /** The network gave up because the validity period ended. */
    EXPIRED(2),
    /** The handset has it. */
    DELIVERED(3);

    private final int rank;

    DeliveryStatus(int rank) {
        this.rank = rank;
    }

    /**
     * Tells whether this status replaces an earlier one. A delivered SMS stays delivered; a late "on network" changes
     * nothing; a delivery after a reported failure is believed, because handsets do confirm late.
     *
     * @param earlier what was stored before
     * @return true when this is news
     */
    public boolean supersedes(DeliveryStatus earlier) {
        return rank > earlier.rank;
    }

    /**
     * Tells whether nothing better is to be expected.
     *
     * @return true for delivered, undelivered and expired
     */
    public boolean isFinal() {
        return rank >= 2;
    }
}
