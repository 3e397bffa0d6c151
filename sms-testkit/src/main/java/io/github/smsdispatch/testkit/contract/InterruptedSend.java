// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import io.github.smsdispatch.api.Outcome;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A send on a thread of its own, to be interrupted in the middle. */
final class InterruptedSend {

    private final AtomicBoolean flag = new AtomicBoolean();
    private final FutureTask<Outcome> send;
    private final Thread thread;

    private InterruptedSend(Sends sends) {
        send = new FutureTask<>(() -> {
            Outcome outcome = sends.outcome();
            flag.set(Thread.currentThread().isInterrupted());
            return outcome;
        });
        thread = new Thread(send, "contract-interrupted-send");
        thread.setDaemon(true);
    }

    static InterruptedSend start(Sends sends) {
        InterruptedSend started = new InterruptedSend(sends);
        started.thread.start();
        return started;
    }

    /** Interrupts and waits for the end. */
    void interrupt(Duration atMost) throws Exception {
        thread.interrupt();
        send.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    Outcome outcome() throws Exception {
        return send.get();
    }

    boolean flagKept() {
        return flag.get();
    }
}
