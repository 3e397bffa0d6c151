// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveryStatusTest {

    /** For each new status the earlier ones that it replaces; every other pair changes nothing. */
    private static final Map<DeliveryStatus, Set<DeliveryStatus>> REPLACES = Map.of(
            DeliveryStatus.PENDING, EnumSet.noneOf(DeliveryStatus.class),
            DeliveryStatus.ON_NETWORK, EnumSet.of(DeliveryStatus.PENDING),
            DeliveryStatus.UNDELIVERED, EnumSet.of(DeliveryStatus.PENDING, DeliveryStatus.ON_NETWORK),
            DeliveryStatus.EXPIRED, EnumSet.of(DeliveryStatus.PENDING, DeliveryStatus.ON_NETWORK),
            DeliveryStatus.DELIVERED, EnumSet.complementOf(EnumSet.of(DeliveryStatus.DELIVERED)));

    @Test
    void deliveryOnlyMovesForward() {
        for (DeliveryStatus next : DeliveryStatus.values()) {
            for (DeliveryStatus earlier : DeliveryStatus.values()) {
                assertThat(next.supersedes(earlier))
                        .as("%s after %s", next, earlier)
                        .isEqualTo(REPLACES.get(next).contains(earlier));
            }
        }
    }

    @Test
    void finalIsWhatTheNetworkWillNotImproveByItself() {
        assertThat(DeliveryStatus.values())
                .filteredOn(DeliveryStatus::isFinal)
                .containsExactly(DeliveryStatus.UNDELIVERED, DeliveryStatus.EXPIRED, DeliveryStatus.DELIVERED);
    }
}
