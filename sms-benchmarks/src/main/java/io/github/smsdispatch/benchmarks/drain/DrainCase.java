// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import io.github.smsdispatch.benchmarks.Report;

/** One question, answered by one or a few figures. */
@FunctionalInterface
interface DrainCase {

    /** Measures on databases of its own. */
    void measure(Scale scale, Report report) throws Exception;
}
