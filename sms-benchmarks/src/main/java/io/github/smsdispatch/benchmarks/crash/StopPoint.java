// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** In a worker's process: where it stops, says so, and waits to be killed. */
final class StopPoint {

    private final AtomicReference<@Nullable Moment> armed = new AtomicReference<>();

    void arm(Moment moment) {
        armed.set(moment);
    }

    void reached(Moment moment) {
        if (armed.compareAndSet(moment, null)) {
            Lines.say("AT " + moment);
            // SIGKILL comes from outside, as only that spares no hook, no finally and no other thread.
            new Semaphore(0).acquireUninterruptibly();
        }
    }
}
