// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.benchmarks.Benchmark;
import io.github.smsdispatch.benchmarks.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Kills senders, gateways and databases, and counts what was lost, doubled and left unknown. */
public final class CrashBenchmark implements Benchmark {

    @Override
    public void run(Report report, List<String> options) throws Exception {
        CrashOptions wanted = CrashOptions.of(options);
        Consumer<String> notes = System.err::println;
        List<Result> results = new ArrayList<>();
        for (String database : wanted.databases()) {
            try (Campaign campaign = new Campaign(database, notes)) {
                Result result = campaign.run(wanted.kills());
                result.tell(report);
                results.add(result);
            }
        }
        if (wanted.markdown()) {
            System.out.println(Markdown.table(results));
        }
    }
}
