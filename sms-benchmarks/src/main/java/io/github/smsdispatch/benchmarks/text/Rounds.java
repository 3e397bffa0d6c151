// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.text;

import io.github.smsdispatch.benchmarks.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * Times of JMH methods in several rounds. In each round every method runs once, in a process of its own, so that a
 * quieter or busier minute of the machine is everybody's; its time is the fastest of many short iterations, because
 * whatever else the machine does only adds to it. Ratios are medians of the rounds' ratios.
 */
final class Rounds {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Nanoseconds per call, and bytes, a value a round; by state, sample and method. */
    private final Map<String, List<Double>> times = new TreeMap<>();

    private final Map<String, Double> allocated = new TreeMap<>();

    void add(RunResult result) {
        BenchmarkParams benchmark = result.getParams();
        String name = benchmark.getBenchmark();
        int method = name.lastIndexOf('.');
        String state = name.substring(name.lastIndexOf('.', method - 1) + 1, method);
        String key = key(state, String.valueOf(benchmark.getParam("sample")), name.substring(method + 1));
        times.computeIfAbsent(key, k -> new ArrayList<>())
                .add(result.getPrimaryResult().getStatistics().getMin());
        result.getSecondaryResults().forEach((label, value) -> {
            if (label.endsWith(ALLOCATED)) {
                allocated.put(key, value.getScore());
            }
        });
    }

    /** Returns the texts that the class was measured with. */
    List<Sample> samplesOf(Class<?> state) {
        return Stream.of(Sample.values())
                .filter(sample -> times.keySet().stream()
                        .anyMatch(key -> key.startsWith(key(state.getSimpleName(), sample.name(), ""))))
                .toList();
    }

    /** Returns the median of the rounds' ratios: the fastest peer's time by ours. */
    double ratio(Class<?> state, Sample sample, List<String> peers, String ours) {
        List<Double> time = times(state, sample, ours);
        double[] ratios = new double[time.size()];
        for (int round = 0; round < ratios.length; round++) {
            double fastest = Double.MAX_VALUE;
            for (String peer : peers) {
                fastest = Math.min(fastest, times(state, sample, peer).get(round));
            }
            ratios[round] = fastest / time.get(round);
        }
        return Report.median(ratios);
    }

    /** Returns the median of the rounds' times, in nanoseconds. */
    double time(Class<?> state, Sample sample, String method) {
        return Report.median(times(state, sample, method).stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    /** Returns the bytes allocated per call, in whole bytes: JMH's own few are spread over millions of calls. */
    double allocated(Class<?> state, Sample sample, String method) {
        return Math.rint(allocated.getOrDefault(key(state.getSimpleName(), sample.name(), method), Double.NaN));
    }

    /** Returns the methods that were measured, in alphabetical order. */
    List<String> methodsOf(Class<?> state, Sample sample) {
        String prefix = key(state.getSimpleName(), sample.name(), "");
        return times.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    static String scenario(Class<?> state, Sample sample) {
        return (state.getSimpleName().replace("Jmh", "") + " " + sample).toLowerCase(Locale.ROOT);
    }

    private List<Double> times(Class<?> state, Sample sample, String method) {
        return times.getOrDefault(key(state.getSimpleName(), sample.name(), method), List.of());
    }

    private static String key(String state, String sample, String method) {
        return state + " " + sample + " " + method;
    }
}
