// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

import io.github.smsdispatch.benchmarks.campaign.CampaignBenchmark;
import io.github.smsdispatch.benchmarks.crash.CrashBenchmark;
import io.github.smsdispatch.benchmarks.drain.DrainBenchmark;
import io.github.smsdispatch.benchmarks.http.HttpBenchmark;
import io.github.smsdispatch.benchmarks.mail.MailBenchmark;
import io.github.smsdispatch.benchmarks.modem.ModemBenchmark;
import io.github.smsdispatch.benchmarks.smsd.SmsdBenchmark;
import io.github.smsdispatch.benchmarks.text.TextBenchmark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code sms-benchmarks/run NAME [--json] [options]}. Ends with 1 when a goal was missed. */
public final class Benchmarks {

    private static final String JSON = "--json";

    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("campaign", new CampaignBenchmark()),
            Map.entry("crash", new CrashBenchmark()),
            Map.entry("drain", new DrainBenchmark()),
            Map.entry("http", new HttpBenchmark()),
            Map.entry("latency", new LatencyBenchmark()),
            Map.entry("mail", new MailBenchmark()),
            Map.entry("modem", new ModemBenchmark()),
            Map.entry("posts", new PostComparison()),
            Map.entry("skyline", new SkylineBenchmark()),
            Map.entry("smsd", new SmsdBenchmark()),
            Map.entry("text", new TextBenchmark())));

    private Benchmarks() {}

    /** Starts a benchmark by name. */
    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        String name = words.isEmpty() ? "" : words.get(0);
        Benchmark benchmark = ALL.get(name);
        if (benchmark == null) {
            System.err.println("benchmark: received '" + name + "'; allowed: " + ALL.keySet());
            System.exit(2);
            return;
        }
        Report.Form form = words.contains(JSON) ? Report.Form.JSON : Report.Form.TABLE;
        Report report = new Report(name, form, System.out);
        List<String> options =
                words.stream().skip(1).filter(word -> !word.equals(JSON)).toList();
        try {
            benchmark.run(report, options);
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(report.goalsReached() ? 0 : 1);
    }
}
