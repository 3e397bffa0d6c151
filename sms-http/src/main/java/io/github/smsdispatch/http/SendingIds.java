// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ids for SMS that bring none. They come from the upper half of the positive 32-bit numbers, so that they never meet the
 * ids of a queue that counts up from 1, and start at a random point, so that two processes or a restart hardly ever meet.
 * Thread-safe.
 */
public final class SendingIds {

    private static final int FIRST = 1 << 30;

    private final AtomicInteger next = new AtomicInteger(new SecureRandom().nextInt(FIRST));

    /** Starts at a random point. */
    public SendingIds() {}

    /**
     * Gives the next id.
     *
     * @return 1073741824 to 2147483647
     */
    public long next() {
        return (long) FIRST + (next.getAndIncrement() & (FIRST - 1));
    }
}
