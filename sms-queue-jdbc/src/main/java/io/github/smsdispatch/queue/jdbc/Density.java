// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

/**
 * Guesses how many ready rows hold as many messages as a claim wants, from what the last claim saw: what lies ahead looks
 * like what lies behind, a campaign or single messages. A wrong guess costs one more look. Thread-safe.
 */
final class Density {

    private volatile int perRow = 1;

    int rowsFor(int messages) {
        return perRow == 1 ? messages : messages / perRow + 1;
    }

    void saw(int rows, int messages) {
        if (rows > 0) {
            perRow = Math.max(1, messages / rows);
        }
    }
}
