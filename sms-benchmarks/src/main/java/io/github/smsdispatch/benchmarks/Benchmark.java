// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

import java.util.List;

/** One measurement campaign. */
@FunctionalInterface
public interface Benchmark {

    /**
     * Measures and reports.
     *
     * @param report takes the figures
     * @param options what stood on the command line besides the benchmark's name and the form of the report
     * @throws UsageException when an option is unknown
     * @throws Exception when it can't be measured
     */
    void run(Report report, List<String> options) throws Exception;
}
