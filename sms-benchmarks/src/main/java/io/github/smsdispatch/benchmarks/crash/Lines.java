// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

/** What a child process says to the campaign: one line at a time, whole, at once. */
final class Lines {

    private Lines() {}

    static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
