// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import java.time.Duration;
import java.util.Optional;

/** What the command line sets; it holds for the whole run, reloads included. */
record Overrides(
        Optional<Duration> delay,
        Optional<Double> delayFactor,
        Optional<Duration> maxDelay,
        Optional<Integer> limit,
        Optional<LimitAction> action) {

    static Overrides none() {
        return new Overrides(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Reads a factor; empty when it is none. */
    static Optional<Double> factor(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            return value >= 1 && value <= 10 ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
