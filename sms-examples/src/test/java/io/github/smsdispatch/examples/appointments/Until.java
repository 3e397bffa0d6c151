// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other threads do, and says what there was instead. */
final class Until {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private Until() {}

    static void isTrue(BooleanSupplier reached, Supplier<Object> instead) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("not reached within " + DEADLINE + ": " + instead.get());
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
