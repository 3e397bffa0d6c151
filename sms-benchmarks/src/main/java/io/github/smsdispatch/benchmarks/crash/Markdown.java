// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.api.DuplicatePolicy;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table for a README. */
final class Markdown {

    private Markdown() {}

    static String table(List<Result> results) {
        StringBuilder table = new StringBuilder("""
                | database | duplicate policy | messages | kills | lost | doubled | parked as Unknown | resolved |
                |---|---|---|---|---|---|---|---|
                """);
        for (Result result : results) {
            for (DuplicatePolicy policy : DuplicatePolicy.values()) {
                Score score = result.score(policy);
                table.append("| ")
                        .append(String.join(
                                " | ",
                                result.database(),
                                policy.name(),
                                Integer.toString(score.messages()),
                                Integer.toString(result.kills()),
                                Integer.toString(score.lost()),
                                Integer.toString(score.doubled()),
                                Integer.toString(score.parked()),
                                Integer.toString(score.resolved())))
                        .append(" |\n");
            }
        }
        for (Result result : results) {
            table.append("\n")
                    .append(result.database())
                    .append(": ")
                    .append(moments(result))
                    .append('.');
        }
        return table.toString();
    }

    private static String moments(Result result) {
        return new TreeMap<>(result.killed())
                .entrySet().stream()
                        .map(entry ->
                                entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                                        + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
