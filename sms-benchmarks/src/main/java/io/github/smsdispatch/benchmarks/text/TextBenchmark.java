// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.text;

import io.github.smsdispatch.benchmarks.Benchmark;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.benchmarks.UsageException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Encoding, packing and detecting, against other codecs on the JVM; all in the same run. */
public final class TextBenchmark implements Benchmark {

    private static final String QUICK = "--quick";
    private static final int ROUNDS = 5;

    private static final List<Comparison> COMPARISONS = List.of(
            new Comparison(
                    EncodeJmh.class,
                    List.of("jcharset", "cloudhopper"),
                    "encode_ratio_to_fastest_peer",
                    Map.of(Sample.ASCII40, ">=3", Sample.MIXED160, ">=5")),
            new Comparison(
                    PackJmh.class,
                    List.of("jcharset", "cloudhopper"),
                    "pack_ratio_to_fastest_peer",
                    Map.of(Sample.ASCII40, ">=4", Sample.MIXED160, ">=4")),
            new Comparison(
                    DetectJmh.class,
                    List.of("cloudhopper"),
                    "detect_ratio",
                    Map.of(Sample.ASCII40, ">=1", Sample.MIXED160, ">=1", Sample.EMOJI300, ">=1")));

    @Override
    public void run(Report report, List<String> options) throws Exception {
        boolean quick = options.contains(QUICK);
        if (options.size() > (quick ? 1 : 0)) {
            throw new UsageException("options: received " + options + "; allowed: " + QUICK);
        }
        Rounds rounds = new Rounds();
        for (int round = 0; round < (quick ? 1 : ROUNDS); round++) {
            measure(rounds, quick);
        }
        for (Comparison comparison : COMPARISONS) {
            comparison.report(rounds, report);
            tell(comparison.state(), rounds, report);
        }
    }

    private static void measure(Rounds rounds, boolean quick) throws RunnerException {
        // Another run on the machine makes figures worse, but is no reason to refuse.
        System.setProperty("jmh.ignoreLock", "true");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(quick ? 2 : 5)
                .warmupTime(TimeValue.milliseconds(quick ? 100 : 200))
                .measurementIterations(quick ? 4 : 15)
                .measurementTime(TimeValue.milliseconds(50))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        COMPARISONS.forEach(comparison -> options.include(comparison.state().getName() + "\\."));
        new Runner(options.build()).run().forEach(rounds::add);
    }

    /** Each method's time, and what ours allocates: nothing. */
    private static void tell(Class<?> state, Rounds rounds, Report report) {
        for (Sample sample : rounds.samplesOf(state)) {
            String scenario = Rounds.scenario(state, sample);
            for (String method : rounds.methodsOf(state, sample)) {
                report.add(scenario, "time_" + method, rounds.time(state, sample, method), "ns");
                String goal = method.equals("ours") ? "<=0" : "";
                report.add(scenario, "allocated_" + method, rounds.allocated(state, sample, method), "B", goal);
            }
        }
    }
}
