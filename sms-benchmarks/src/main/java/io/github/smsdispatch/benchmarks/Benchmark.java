// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

/** One measurement campaign. */
@FunctionalInterface
interface Benchmark {

    /** Measures and reports. */
    void run(Report report) throws Exception;
}
