// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

/** One of the things compared. Fills its own tables, then lets the clock run, and returns what was done per second. */
@FunctionalInterface
interface Side {

    /** Does the work of one round. */
    double perSecond() throws Exception;
}
