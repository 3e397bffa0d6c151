// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.benchmarks.Report;
import java.util.List;
import java.util.Map;

/**
 * What a campaign found.
 *
 * @param database which one
 * @param scores for each policy
 * @param killed how often each moment ended in a SIGKILL, or in a cut connection
 * @param missed how often a process did not come to its moment in time, and was killed all the same
 * @param unknown messages that were UNKNOWN at any time
 * @param mostParked most messages that one dead worker left UNKNOWN, of workers during whose life nothing else broke
 * @param contradictions what queue and ledger say differently, in words
 * @param seconds how long it took
 */
record Result(
        String database,
        Map<DuplicatePolicy, Score> scores,
        Map<Moment, Integer> killed,
        int missed,
        int unknown,
        int mostParked,
        List<String> contradictions,
        double seconds) {

    int kills() {
        return killed.entrySet().stream()
                .filter(entry -> !entry.getKey().isCut())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    int cuts() {
        return killed.entrySet().stream()
                .filter(entry -> entry.getKey().isCut())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Everything that broke. */
    int breaks() {
        return kills() + cuts();
    }

    Score score(DuplicatePolicy policy) {
        return scores.getOrDefault(policy, Score.NONE);
    }

    Score total() {
        return scores.values().stream().reduce(Score.NONE, Score::plus);
    }

    void tell(Report report) {
        report.add(database, "messages", total().messages(), "");
        report.add(database, "kills", kills(), "");
        report.add(database, "cuts", cuts(), "");
        report.add(database, "missed_moments", missed, "");
        report.add(database, "lost", total().lost(), "", "<=0");
        report.add(database, "contradictions", contradictions.size(), "", "<=0");
        report.add(
                database,
                "doubled_resolve_first",
                score(DuplicatePolicy.RESOLVE_FIRST).doubled(),
                "",
                "<=0");
        report.add(
                database,
                "doubled_at_most_once",
                score(DuplicatePolicy.AT_MOST_ONCE).doubled(),
                "",
                "<=0");
        String slots = "<=" + Kit.SLOTS;
        double again = score(DuplicatePolicy.AT_LEAST_ONCE).doubled();
        report.add(database, "doubled_at_least_once_per_kill", again / breaks(), "", slots);
        report.add(database, "unknown_per_kill", (double) unknown / breaks(), "", slots);
        report.add(database, "unknown_most_per_worker", mostParked, "", slots);
        report.add(database, "slots", Kit.SLOTS, "");
        report.add(database, "time", seconds, "s");
    }
}
