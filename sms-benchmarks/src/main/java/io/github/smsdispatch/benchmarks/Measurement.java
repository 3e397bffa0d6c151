// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

import java.util.Locale;

/**
 * One figure.
 *
 * @param bench the benchmark's name
 * @param scenario which case of it
 * @param metric stable name of the figure
 * @param value the figure
 * @param unit its unit
 * @param goal what it should be, such as {@code >=10}; empty when it is only reported
 */
record Measurement(String bench, String scenario, String metric, double value, String unit, String goal) {

    boolean reached() {
        if (goal.isEmpty()) {
            return true;
        }
        double limit = Double.parseDouble(goal.substring(2));
        return goal.startsWith(">=") ? value >= limit : value <= limit;
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"bench\":\"%s\",\"case\":\"%s\",\"metric\":\"%s\",\"value\":%.4g,\"unit\":\"%s\",\"goal\":\"%s\"}",
                bench,
                scenario,
                metric,
                value,
                unit,
                goal);
    }

    String row() {
        String mark = goal.isEmpty() ? "" : goal + (reached() ? "  reached" : "  MISSED");
        return String.format(Locale.ROOT, "%-34s %-28s %12.2f %-8s %s", scenario, metric, value, unit, mark);
    }
}
