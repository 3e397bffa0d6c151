// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prints figures as they come and remembers whether a goal was missed. */
final class Report {

    /** How figures are printed. */
    enum Form {
        TABLE,
        JSON
    }

    private final String bench;
    private final Form form;
    private final PrintStream out;
    private final List<Measurement> all = new ArrayList<>();

    Report(String bench, Form form, PrintStream out) {
        this.bench = bench;
        this.form = form;
        this.out = out;
    }

    void add(String scenario, String metric, double value, String unit, String goal) {
        Measurement measurement = new Measurement(bench, scenario, metric, value, unit, goal);
        all.add(measurement);
        out.println(form == Form.JSON ? measurement.json() : measurement.row());
    }

    void add(String scenario, String metric, double value, String unit) {
        add(scenario, metric, value, unit, "");
    }

    boolean goalsReached() {
        return all.stream().allMatch(Measurement::reached);
    }

    static double median(double... values) {
        return percentile(50, values);
    }

    static double percentile(double percent, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
    }
}
