// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Whose turn it is: free before busy, then least recently used. Thread-safe. */
final class PoolTurn {

    private final int[] busy;
    private final long[] used;
    private long count;

    PoolTurn(int size) {
        busy = new int[size];
        used = new long[size];
    }

    synchronized List<Integer> order() {
        return IntStream.range(0, busy.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> busy[i]).thenComparingLong(i -> used[i]))
                .toList();
    }

    synchronized void begin(int index) {
        busy[index]++;
        used[index] = ++count;
    }

    synchronized void end(int index) {
        busy[index]--;
    }
}
