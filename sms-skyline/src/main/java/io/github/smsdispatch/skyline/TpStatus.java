// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.DeliveryStatus;
import java.util.Optional;

/** TP-Status of a delivery report (3GPP TS 23.040, 9.2.3.15). */
final class TpStatus {

    private static final int FORWARDED_UNCONFIRMED = 0x01;
    private static final int REPLACED = 0x02;
    private static final int VALIDITY_EXPIRED = 0x46;

    private TpStatus() {}

    /**
     * Reads a status.
     *
     * @param operatorSpecific what 0x80 and above means with this network
     * @return empty when it is no octet
     */
    static Optional<DeliveryStatus> read(long code, DeliveryStatus operatorSpecific) {
        if (code < 0 || code > 0xFF) {
            return Optional.empty();
        }
        if (code == FORWARDED_UNCONFIRMED || code == REPLACED) {
            // Done for the message centre, but it doesn't know of any delivery.
            return Optional.of(DeliveryStatus.ON_NETWORK);
        }
        if (code == VALIDITY_EXPIRED) {
            return Optional.of(DeliveryStatus.EXPIRED);
        }
        if (code < 0x20) {
            return Optional.of(DeliveryStatus.DELIVERED);
        }
        if (code < 0x40) {
            return Optional.of(DeliveryStatus.ON_NETWORK);
        }
        return Optional.of(code < 0x80 ? DeliveryStatus.UNDELIVERED : operatorSpecific);
    }
}
