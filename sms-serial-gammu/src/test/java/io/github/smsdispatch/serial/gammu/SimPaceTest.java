// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimPaceTest {

    private final MutableClock clock = MutableClock.at(Instant.EPOCH);

    private SimPace pace(int minute, int day, int blockAfter) {
        return new SimPace(
                SerialSettings.builder("m", "COM3")
                        .pace(minute, day)
                        .blocking(blockAfter, Duration.ofMinutes(5))
                        .build(),
                clock);
    }

    @Test
    void minuteAllowsSoManyAndTellsWhenTheNextMayGo() {
        SimPace pace = pace(2, 0, 0);
        pace.spend();
        clock.advance(Duration.ofSeconds(10));
        pace.spend();
        assertThat(pace.wait(1)).hasValue(Duration.ofSeconds(50));
        clock.advance(Duration.ofSeconds(50));
        assertThat(pace.wait(1)).isEmpty();
        assertThat(pace.wait(2)).hasValue(Duration.ofSeconds(10));
    }

    @Test
    void dayHoldsBackLongerThanTheMinute() {
        SimPace pace = pace(1, 1, 0);
        pace.spend();
        assertThat(pace.wait(1)).hasValue(Duration.ofDays(1));
    }

    @Test
    void textLongerThanTheAllowanceGoesAlone() {
        SimPace pace = pace(2, 0, 0);
        assertThat(pace.wait(3)).isEmpty();
        pace.spend();
        assertThat(pace.wait(3)).hasValue(Duration.ofMinutes(1));
    }

    @Test
    void failuresInARowMakeItRest() {
        SimPace pace = pace(0, 0, 2);
        pace.failed();
        pace.worked();
        pace.failed();
        assertThat(pace.rest()).isEmpty();
        pace.failed();
        assertThat(pace.rest()).hasValue(Duration.ofMinutes(5));
        clock.advance(Duration.ofMinutes(5));
        assertThat(pace.rest()).isEmpty();
    }
}
