// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import io.github.smsdispatch.http.Exchange.Failure;
import io.github.smsdispatch.http.Exchange.Kind;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** So many requests to one gateway at a time, in order of arrival. Thread-safe. */
public final class Turns {

    private final Semaphore free;

    /**
     * Makes the turns.
     *
     * @param count requests at a time
     */
    public Turns(int count) {
        free = new Semaphore(count, true);
    }

    /**
     * Waits for a turn and takes it. Blocks; an interrupt ends the wait, its flag is kept.
     *
     * @param deadline when the wait ends at the latest
     * @param call what to do in the turn
     * @return what it returned, or why it had no turn
     */
    public Exchange take(Deadline deadline, Supplier<? extends Exchange> call) {
        try {
            if (!free.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                return new Failure(Kind.NO_TURN, "other requests to this gateway used up the time budget");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failure(Kind.NO_TURN, "interrupted before anything was written");
        }
        try {
            return call.get();
        } finally {
            free.release();
        }
    }
}
