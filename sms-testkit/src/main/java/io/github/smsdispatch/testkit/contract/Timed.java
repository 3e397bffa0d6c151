// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A result and how long it took.
 *
 * @param value the result
 * @param took the time
 * @param <T> its type
 */
record Timed<T>(T value, Duration took) {

    static <T> Timed<T> of(Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T value = work.call();
        return new Timed<>(value, Duration.ofNanos(System.nanoTime() - start));
    }
}
