// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what a fixture can only be asked for. */
final class Polling {

    private Polling() {}

    static boolean until(Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || never.await(10, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }
}
