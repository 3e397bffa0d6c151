// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import java.time.Duration;

/** The end of a time budget (rule D2), on the monotonic clock. Immutable. */
public final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /**
     * Starts a budget.
     *
     * @param budget how long from now
     * @return its end
     */
    public static Deadline in(Duration budget) {
        return new Deadline(System.nanoTime() + budget.toNanos());
    }

    /**
     * Gives what is left.
     *
     * @return the rest of the budget, never negative
     */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /**
     * Tells whether it is used up.
     *
     * @return true when nothing is left
     */
    public boolean passed() {
        return left().isZero();
    }
}
