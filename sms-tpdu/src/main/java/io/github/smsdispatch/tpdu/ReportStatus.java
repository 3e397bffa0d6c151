// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import io.github.smsdispatch.api.DeliveryStatus;

/**
 * TP-ST, what became of a submission (3GPP TS 23.040 clause 9.2.3.15). Reserved values read as 0x63, "service rejected",
 * as the clause demands, and keep their octet.
 *
 * @param octet 0 to 255
 */
public record ReportStatus(int octet) {

    /** The four groups of the clause. */
    public enum Group {
        /** 0x00 to 0x1F: the centre is done. */
        COMPLETED,
        /** 0x20 to 0x3F: couldn't deliver yet, and tries again. */
        STILL_TRYING,
        /** 0x40 to 0x5F: can't be delivered; no further try. */
        PERMANENT_ERROR,
        /** 0x60 to 0x7F: couldn't deliver, and gave up. */
        GAVE_UP
    }

    private static final int FORWARDED_UNCONFIRMED = 0x01;
    private static final int REPLACED = 0x02;
    private static final int VALIDITY_EXPIRED = 0x46;
    private static final int SERVICE_REJECTED = 0x63;
    private static final int FIRST_RESERVED = 0x80;
    private static final int GROUP_SIZE = 0x20;
    private static final int FIRST_SPECIFIC = 0x10;

    /** The highest defined value of each group, below those of the centre's own. */
    private static final int[] LAST_DEFINED = {0x02, 0x25, 0x49, 0x65};

    /**
     * Checks the octet.
     *
     * @throws IllegalArgumentException when it is none
     */
    public ReportStatus {
        Checks.octet("status", octet);
    }

    /**
     * Tells whether the value is in none of the clause's tables and not left to message centres.
     *
     * @return true for a reserved value
     */
    public boolean isReserved() {
        return octet >= FIRST_RESERVED
                || octet % GROUP_SIZE < FIRST_SPECIFIC && octet > LAST_DEFINED[octet / GROUP_SIZE];
    }

    /**
     * Tells the group.
     *
     * @return the group; {@link Group#GAVE_UP} for reserved values
     */
    public Group group() {
        return Group.values()[(isReserved() ? SERVICE_REJECTED : octet) / GROUP_SIZE];
    }

    /**
     * Translates the status. What the centre only forwarded or replaced is on the network, because nobody confirmed it.
     *
     * @return what a delivery report says
     */
    public DeliveryStatus deliveryStatus() {
        return switch (group()) {
            case COMPLETED ->
                octet == FORWARDED_UNCONFIRMED || octet == REPLACED
                        ? DeliveryStatus.ON_NETWORK
                        : DeliveryStatus.DELIVERED;
            case STILL_TRYING -> DeliveryStatus.ON_NETWORK;
            case PERMANENT_ERROR -> octet == VALIDITY_EXPIRED ? DeliveryStatus.EXPIRED : DeliveryStatus.UNDELIVERED;
            case GAVE_UP -> DeliveryStatus.UNDELIVERED;
        };
    }

    /**
     * Says it in words, for people.
     *
     * @return the octet and what it stands for
     */
    public String describe() {
        return String.format("TP-ST 0x%02X: %s", octet, words());
    }

    @Override
    public String toString() {
        return "ReportStatus[" + describe() + "]";
    }

    private String words() {
        if (isReserved()) {
            return "reserved, counts as service rejected";
        }
        return octet % GROUP_SIZE >= FIRST_SPECIFIC
                ? "the message centre's own, " + group()
                : Words.STATUS.getOrDefault(octet, group().toString());
    }
}
