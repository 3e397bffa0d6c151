// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.time.Duration;

/** The end of a time budget (rule D2), on the monotonic clock. */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration budget) {
        return new Deadline(System.nanoTime() + budget.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** What is left, but not more than a limit. */
    Duration atMost(Duration limit) {
        Duration left = left();
        return left.compareTo(limit) < 0 ? left : limit;
    }

    boolean passed() {
        return left().isZero();
    }
}
