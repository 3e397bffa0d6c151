// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

/** How much is measured. */
enum Scale {
    /** What figures are published of. */
    FULL(1, 9),
    /** To see whether it works, in a tenth of the time; the figures say little. */
    QUICK(10, 3);

    /** Rounds before the measured ones, of the same size and in the same turns. */
    static final int WARM_UP = 2;

    private final int divisor;
    private final int rounds;

    Scale(int divisor, int rounds) {
        this.divisor = divisor;
        this.rounds = rounds;
    }

    /** Shrinks a count of messages. */
    int of(int messages) {
        return Math.max(1, messages / divisor);
    }

    int rounds() {
        return rounds;
    }

    int rounds(int full) {
        return Math.min(rounds, full);
    }
}
