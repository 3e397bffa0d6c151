// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Task ids for SMS that bring none. They come from the upper half of the positive 32-bit numbers, so that they never
 * meet the ids of a queue that counts up from 1, and start at a random point, so that two processes or a restart hardly
 * ever meet; if they do, the device answers code 13 and nothing is lost.
 */
final class TidAllocator {

    static final int FIRST = 1 << 30;

    private final AtomicInteger next;

    TidAllocator() {
        this(new SecureRandom().nextInt(FIRST));
    }

    TidAllocator(int start) {
        next = new AtomicInteger(start);
    }

    long next() {
        int tid = FIRST + (next.getAndIncrement() & (FIRST - 1));
        return tid;
    }
}
