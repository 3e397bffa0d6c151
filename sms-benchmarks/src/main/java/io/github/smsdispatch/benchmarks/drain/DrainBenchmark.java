// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import io.github.smsdispatch.benchmarks.Benchmark;
import io.github.smsdispatch.benchmarks.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How fast the queue runs empty. {@code --only CASE[,CASE]} picks cases, {@code --quick} shrinks them. */
public final class DrainBenchmark implements Benchmark {

    private final Map<String, DrainCase> cases = new LinkedHashMap<>();

    /** Knows all cases, in the order in which they run. */
    public DrainBenchmark() {
        cases.put("postgresql", new PostgreSqlCase());
        cases.put("peers", new PeersCase());
        cases.put("h2", new H2Case());
        cases.put("sqlite", new SqliteCase());
        cases.put("big-table", new BigTableCase());
        cases.put("processes", new ProcessesCase());
        cases.put("http", new HttpCase());
        cases.put("enqueue", new EnqueueCase());
        cases.put("heap", new HeapCase());
    }

    @Override
    public void run(Report report, List<String> options) throws Exception {
        DrainOptions chosen = DrainOptions.of(options, cases.keySet());
        for (String name : chosen.cases()) {
            DrainCase wanted = cases.get(name);
            if (wanted != null) {
                wanted.measure(chosen.scale(), report);
            }
        }
    }
}
