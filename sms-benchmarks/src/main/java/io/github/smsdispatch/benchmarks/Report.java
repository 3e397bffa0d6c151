// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prints figures as they come and remembers whether a goal was missed. */
public final class Report {

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

    /**
     * Adds a figure that has a goal.
     *
     * @param scenario which case
     * @param metric stable name of the figure
     * @param value the figure
     * @param unit its unit
     * @param goal {@code >=} or {@code <=} and a number; empty for none
     */
    public void add(String scenario, String metric, double value, String unit, String goal) {
        Measurement measurement = new Measurement(bench, scenario, metric, value, unit, goal);
        all.add(measurement);
        out.println(form == Form.JSON ? measurement.json() : measurement.row());
    }

    /**
     * Adds a figure that is only told.
     *
     * @param scenario which case
     * @param metric stable name of the figure
     * @param value the figure
     * @param unit its unit
     */
    public void add(String scenario, String metric, double value, String unit) {
        add(scenario, metric, value, unit, "");
    }

    boolean goalsReached() {
        return all.stream().allMatch(Measurement::reached);
    }

    /**
     * Finds the middle.
     *
     * @param values at least one, in any order
     * @return of an even count the lower of the two in the middle
     */
    public static double median(double... values) {
        return percentile(50, values);
    }

    static double percentile(double percent, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
    }
}
