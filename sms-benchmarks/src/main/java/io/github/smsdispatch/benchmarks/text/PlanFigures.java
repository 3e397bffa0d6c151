// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.text;

import io.github.smsdispatch.benchmarks.Report;
import java.util.List;

/** What no other library does: plans, measured by our own encoder, and digests. */
final class PlanFigures {

    static final List<Class<?>> STATES = List.of(PlanJmh.class, DigestJmh.class);

    private static final double NANOS_PER_MICRO = 1000;

    private PlanFigures() {}

    static void report(Rounds rounds, Report report) {
        for (Sample sample : rounds.samplesOf(PlanJmh.class)) {
            String scenario = Rounds.scenario(PlanJmh.class, sample);
            double ratio = rounds.ratio(PlanJmh.class, sample, List.of("ours"), "encode");
            report.add(scenario, "plan_ratio_to_encode", ratio, "", "<=3");
            for (String method : rounds.methodsOf(PlanJmh.class, sample)) {
                report.add(scenario, "time_" + method, rounds.time(PlanJmh.class, sample, method), "ns");
            }
        }
        for (String method : List.of("filled", "inOrder", "manyFit")) {
            double micros = rounds.time(DigestJmh.class, method) / NANOS_PER_MICRO;
            report.add("digest of 20 alerts", "time_" + method, micros, "us", "<=10");
        }
    }
}
