// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.http;

import java.io.IOException;

/** One way to hand over an SMS; called by many threads at once. */
@FunctionalInterface
interface Side {

    /** Sends, and throws when it isn't accepted. */
    void send(int number) throws IOException;

    /** What all sides send. */
    static String text(int number) {
        return "Your table for two is ready, number " + number + ". See you at eight!";
    }

    /** To whom. */
    String TO = "+15550100001";
}
