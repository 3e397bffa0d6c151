// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.concurrent.locks.LockSupport;

/** The time that bytes take on a line: ten bits each, start and stop bit included. One direction, one thread at a time. */
final class Pace {

    private static final long BITS = 10;
    private static final long SECOND = 1_000_000_000L;
    private static final long SHORTEST_REST = 100_000;

    private final int baud;
    private long due = System.nanoTime();

    /** A baud rate of 0 takes no time. */
    Pace(int baud) {
        this.baud = baud;
    }

    void spend(int bytes) {
        if (baud == 0) {
            return;
        }
        long now = System.nanoTime();
        due = Math.max(due, now - SHORTEST_REST) + bytes * BITS * SECOND / baud;
        while (due - System.nanoTime() > SHORTEST_REST) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }
}
