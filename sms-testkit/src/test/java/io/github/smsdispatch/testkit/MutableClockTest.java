// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MutableClockTest {

    @Test
    void copiesInOtherZonesMoveAlong() {
        MutableClock clock = MutableClock.at(Instant.EPOCH);
        Clock copy = clock.withZone(ZoneId.of("Europe/Oslo"));
        clock.advance(Duration.ofHours(2));
        assertThat(copy.instant()).isEqualTo(Instant.EPOCH.plusSeconds(7200));
        clock.set(Instant.EPOCH);
        assertThat(copy.millis()).isZero();
    }
}
