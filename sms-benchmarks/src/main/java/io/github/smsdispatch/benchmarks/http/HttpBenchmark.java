// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.http;

import io.github.smsdispatch.benchmarks.Benchmark;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.benchmarks.UsageException;
import io.github.smsdispatch.benchmarks.http.Slots.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dispatcher for HTTP gateways against bare OkHttp, against a new connection for each SMS, and before a real Kannel. */
public final class HttpBenchmark implements Benchmark {

    private static final int[] SLOTS = {1, 8, 64};
    private static final int WARM_UP_ROUNDS = 8;
    private static final int ROUNDS = 21;
    private static final int QUICK_ROUNDS = 5;
    private static final int MESSAGES = 4000;
    private static final int KANNEL_MESSAGES = 4000;

    /** For the table of benchmarks. */
    public HttpBenchmark() {}

    @Override
    public void run(Report report, List<String> options) throws Exception {
        boolean quick = options.equals(List.of("--quick"));
        if (!options.isEmpty() && !quick) {
            throw new UsageException("option: received " + options + "; allowed: --quick");
        }
        int rounds = quick ? QUICK_ROUNDS : ROUNDS;
        try (Sink sink = Sink.start()) {
            for (int slots : SLOTS) {
                compare(sink.baseUrl(), slots, rounds, report);
            }
        }
        kannel(report);
    }

    private static void compare(String baseUrl, int slots, int rounds, Report report) throws InterruptedException {
        String scenario = slots + (slots == 1 ? " slot" : " slots");
        List<Cost> ours = new ArrayList<>();
        List<Cost> bare = new ArrayList<>();
        List<Cost> fresh = new ArrayList<>();
        try (Slots threads = new Slots(slots);
                OurSends dispatcher = new OurSends(baseUrl, "bench", "secret", slots);
                BareGets okhttp = new BareGets(baseUrl, slots)) {
            FreshConnections connections = new FreshConnections(baseUrl);
            for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
                // Each as often first as second.
                boolean oursFirst = round % 2 == 0;
                Cost first = threads.run(oursFirst ? dispatcher : okhttp, MESSAGES);
                Cost second = threads.run(oursFirst ? okhttp : dispatcher, MESSAGES);
                Cost third = threads.run(connections, MESSAGES / 4);
                if (round >= 0) {
                    ours.add(oursFirst ? first : second);
                    bare.add(oursFirst ? second : first);
                    fresh.add(third);
                }
            }
        }
        report.add(scenario, "messages_per_second", rate(ours), "1/s");
        report.add(scenario, "bare_messages_per_second", rate(bare), "1/s");
        report.add(scenario, "ratio_to_bare_okhttp", ratio(ours, bare), "x", ">=0.85");
        report.add(scenario, "cpu_per_message", cpu(ours), "us");
        report.add(scenario, "bare_cpu_per_message", cpu(bare), "us");
        report.add(scenario, "new_connections_per_second", rate(fresh), "1/s");
        report.add(scenario, "ratio_to_new_connections", ratio(ours, fresh), "x", ">=3");
    }

    private static void kannel(Report report) throws Exception {
        Optional<Kannel> started = Kannel.start();
        if (started.isEmpty()) {
            System.err.println("http: no Kannel on this machine, its case is left out (apt-get install kannel)");
            return;
        }
        try (Kannel kannel = started.get();
                Slots threads = new Slots(8);
                OurSends dispatcher = new OurSends(kannel.baseUrl(), Kannel.USER, Kannel.PASSWORD, 8)) {
            threads.run(dispatcher, KANNEL_MESSAGES);
            Cost cost = threads.run(dispatcher, KANNEL_MESSAGES);
            report.add("Kannel 1.4.5, 8 slots", "messages_per_second", cost.rate(), "1/s");
            report.add("Kannel 1.4.5, 8 slots", "cpu_per_message", cost.cpuMicros(), "us");
        }
    }

    private static double rate(List<Cost> rounds) {
        return Report.median(rounds.stream().mapToDouble(Cost::rate).toArray());
    }

    /** Of each round by itself: what else runs on the machine comes in bursts. */
    private static double ratio(List<Cost> ours, List<Cost> theirs) {
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i).rate() / theirs.get(i).rate();
        }
        return Report.median(ratios);
    }

    /** Of all rounds together, as the clock ticks in steps of 10 ms. */
    private static double cpu(List<Cost> rounds) {
        return rounds.stream().mapToDouble(Cost::cpuMicros).average().orElseThrow();
    }
}
