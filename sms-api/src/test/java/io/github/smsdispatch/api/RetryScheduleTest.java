// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetryScheduleTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @CsvSource({"1, 5000", "2, 10000", "3, 20000", "7, 320000", "8, 600000", "100, 600000", "2147483647, 600000"})
    void waitsGrowToTheirCapAndAreSpreadByAFifth(int attempt, long middle) {
        for (int i = 0; i < 200; i++) {
            assertThat(RetrySchedule.standard().after(attempt).toMillis()).isBetween(middle * 8 / 10, middle * 12 / 10);
        }
    }

    @Test
    void messagesDoNotComeBackAllAtOnce() {
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            waits.add(RetrySchedule.standard().after(1));
        }
        assertThat(waits).hasSizeGreaterThan(10);
    }

    @Test
    void aWaitIsNeverZero() {
        RetrySchedule quick = new RetrySchedule(Duration.ofMillis(1), 1, Duration.ofMillis(1), 3);
        assertThat(quick.after(1)).isGreaterThanOrEqualTo(Duration.ofMillis(1));
    }

    @Test
    void theLongestScheduleCanBeAskedForAnyAttempt() {
        RetrySchedule longest = new RetrySchedule(Duration.ofDays(365), 10, Duration.ofDays(365), 1);
        assertThat(longest.after(Integer.MAX_VALUE)).isLessThanOrEqualTo(Duration.ofDays(438));
    }

    @Test
    void theLimitOfAttemptsIsTheLastAttempt() {
        RetrySchedule three = new RetrySchedule(SECOND, 2, SECOND, 3);
        assertThat(three.exhausted(2)).isFalse();
        assertThat(three.exhausted(3)).isTrue();
        assertThat(three.exhausted(4)).isTrue();
        assertThat(RetrySchedule.standard().exhausted(1_000_000)).isFalse();
    }

    static Stream<Arguments> wrong() {
        Duration hour = Duration.ofHours(1);
        return Stream.of(
                arguments("first", Duration.ZERO, 2.0, hour, 1),
                arguments("first", Duration.ofSeconds(-1), 2.0, hour, 1),
                arguments("first", Duration.ofNanos(999_999), 2.0, hour, 1),
                arguments("factor", SECOND, 0.99, hour, 1),
                arguments("factor", SECOND, 10.01, hour, 1),
                arguments("factor", SECOND, Double.NaN, hour, 1),
                arguments("longest", SECOND, 2.0, Duration.ofMillis(999), 1),
                arguments("longest", SECOND, 2.0, Duration.ofDays(366), 1),
                arguments("longest", SECOND, 2.0, ChronoUnit.FOREVER.getDuration(), 1),
                arguments("attempts", SECOND, 2.0, hour, 0),
                arguments("attempts", SECOND, 2.0, hour, -1));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsOutOfRangeIsNamed(String field, Duration first, double factor, Duration longest, int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetrySchedule(first, factor, longest, attempts))
                .withMessageStartingWith(field + ": received ")
                .withMessageContaining("; allowed: ");
    }
}
