// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

/** How much is measured. */
enum Scale {
    /** What figures are published of. */
    FULL(1, 9, 8),
    /** To see whether it works, in a tenth of the time; the figures say little. */
    QUICK(10, 3, 1);

    private final int divisor;
    private final int rounds;
    private final int warmUp;

    Scale(int divisor, int rounds, int warmUp) {
        this.divisor = divisor;
        this.rounds = rounds;
        this.warmUp = warmUp;
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

    /**
     * Rounds before the measured ones, of the same size and in the same turns. The compiler takes more time than the
     * worker itself in the first 150,000 messages or so.
     */
    int warmUp() {
        return warmUp;
    }

    int warmUp(int full) {
        return Math.min(warmUp, full);
    }
}
