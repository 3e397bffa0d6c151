// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.text;

import io.github.smsdispatch.benchmarks.Report;
import java.util.List;
import java.util.Map;

/**
 * Ours against the fastest peer on each text.
 *
 * @param state the class with the JMH methods; ours is the method {@code ours}
 * @param peers methods of it that do the same
 * @param metric the name of the ratio: the fastest peer's time by ours
 * @param goals by text; a text without one is only told
 */
record Comparison(Class<?> state, List<String> peers, String metric, Map<Sample, String> goals) {

    void report(Rounds rounds, Report report) {
        for (Sample sample : rounds.samplesOf(state)) {
            double ratio = rounds.ratio(state, sample, peers, "ours");
            report.add(Rounds.scenario(state, sample), metric, ratio, "", goals.getOrDefault(sample, ""));
        }
    }
}
