// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorkerSettingsTest {

    private static final WorkerSettings STANDARD = WorkerSettings.standard();

    @Test
    void theDefaultsAreThoseOfTheJavadoc() {
        assertThat(STANDARD)
                .isEqualTo(new WorkerSettings(
                        16,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        RetrySchedule.standard()));
    }

    @Test
    void eachChangeTouchesOneThing() {
        RetrySchedule retry = new RetrySchedule(Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 1);
        WorkerSettings changed = STANDARD.withLanes(1)
                .withLease(Duration.ofSeconds(2))
                .withDrain(Duration.ZERO)
                .withResolveEvery(Duration.ofMillis(10))
                .withRetry(retry);
        assertThat(changed)
                .isEqualTo(new WorkerSettings(1, Duration.ofSeconds(2), Duration.ZERO, Duration.ofMillis(10), retry));
        assertThat(STANDARD).isEqualTo(WorkerSettings.standard());
    }

    static Stream<UnaryOperator<WorkerSettings>> borders() {
        return Stream.of(
                s -> s.withLanes(10_000),
                s -> s.withLease(Duration.ofDays(1)),
                s -> s.withDrain(Duration.ofMinutes(10)),
                s -> s.withResolveEvery(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @MethodSource("borders")
    void theBordersAreAllowed(UnaryOperator<WorkerSettings> change) {
        assertThat(change.apply(STANDARD)).isNotEqualTo(STANDARD);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("lanes", (UnaryOperator<WorkerSettings>) s -> s.withLanes(0)),
                arguments("lanes", (UnaryOperator<WorkerSettings>) s -> s.withLanes(10_001)),
                arguments("lease", (UnaryOperator<WorkerSettings>) s -> s.withLease(Duration.ofMillis(1_999))),
                arguments("lease", (UnaryOperator<WorkerSettings>) s -> s.withLease(Duration.ofHours(25))),
                arguments("drain", (UnaryOperator<WorkerSettings>) s -> s.withDrain(Duration.ofMillis(-1))),
                arguments("drain", (UnaryOperator<WorkerSettings>) s -> s.withDrain(Duration.ofSeconds(601))),
                arguments(
                        "resolveEvery", (UnaryOperator<WorkerSettings>) s -> s.withResolveEvery(Duration.ofMillis(9))),
                arguments("resolveEvery", (UnaryOperator<WorkerSettings>) s -> s.withResolveEvery(Duration.ofDays(2))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsOutOfRangeIsNamed(String field, UnaryOperator<WorkerSettings> change) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.apply(STANDARD))
                .withMessageStartingWith(field + ": received ")
                .withMessageContaining("; allowed: ");
    }
}
