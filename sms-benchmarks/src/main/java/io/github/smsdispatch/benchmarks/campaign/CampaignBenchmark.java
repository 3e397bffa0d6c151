// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.campaign;

import io.github.smsdispatch.benchmarks.Benchmark;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.benchmarks.UsageException;
import io.github.smsdispatch.testkit.skyline.SkylineSimulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 10,000 customers of a salon are written to through the appointments backend, a process of its own on an H2 file, and a
 * simulated gateway that pushes status and handset reports back. Then the backend's books and the gateway's are compared.
 */
public final class CampaignBenchmark implements Benchmark {

    private static final int CUSTOMERS = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TEXT = "Hi {name}, 20% off all cuts at {salon} until Saturday. STOP ends all SMS.";

    @Override
    public void run(Report report, List<String> options) throws Exception {
        int customers = customers(options);
        String scenario = "campaign of " + customers;
        try (SkylineSimulator gateway = SkylineSimulator.builder()
                        .credentials(BackendProcess.USER, BackendProcess.PASSWORD)
                        .deviceSecond(Duration.ofMillis(100))
                        .start();
                BackendProcess backend = BackendProcess.start(gateway.baseUrl())) {
            backend.put(
                    "/salons/bench",
                    "{\"name\":\"Bench\",\"zone\":\"UTC\",\"sendFrom\":\"00:00\",\"sendUntil\":\"23:59\","
                            + "\"segmentPrice\":0.01}");
            report.add(
                    scenario,
                    "import_time",
                    seconds(() -> backend.post("/salons/bench/customers", rows(customers))),
                    "s");
            String created = backend.post(
                    "/campaigns", "{\"salon\":\"bench\",\"name\":\"spring\",\"texts\":{\"en\":\"" + TEXT + "\"}}");
            String campaign = "/campaigns/" + Numbers.of(created, "id");
            long segments = Numbers.of(created, "segments");
            report.add(scenario, "preview_time", seconds(() -> backend.get(campaign + "/preview")), "s");
            long started = System.nanoTime();
            backend.post(campaign + "/start", "{\"segments\":" + segments + "}");
            double accepted = untilNoneIs("waiting", "queued", backend, campaign, started);
            double reported = untilNoneIs("sent", "unknown", backend, campaign, started);
            report.add(scenario, "time_until_accepted", accepted, "s");
            report.add(scenario, "time_until_reported", reported, "s");
            report.add(scenario, "rate_accepted", customers / accepted, "msg/s");
            audit(report, scenario, customers, backend.get(campaign), gateway);
            report.add(scenario, "backend_max_rss", backend.peakMegabytes(), "MB");
            report.add(scenario, "backend_cpu_per_message", backend.cpuSeconds() * 1e6 / customers, "us");
        }
    }

    /** Every customer has one final state in the backend's books, and got one copy from the gateway. */
    private static void audit(Report report, String scenario, int customers, String books, SkylineSimulator gateway) {
        long delivered = Numbers.of(books, "delivered");
        long others = Numbers.of(books, "undelivered") + Numbers.of(books, "failed") + Numbers.of(books, "suppressed");
        int copies = gateway.ledger().sent().size();
        int reached = gateway.ledger().copies().size();
        report.add(scenario, "delivered", delivered, "msg", ">=" + customers);
        report.add(scenario, "unaccounted", customers - delivered - others, "msg", "<=0");
        report.add(scenario, "lost", customers - reached, "msg", "<=0");
        report.add(scenario, "doubled", copies - reached, "msg", "<=0");
    }

    /** Seconds from the start until two states are empty; gives up when nothing moves any more. */
    private static double untilNoneIs(
            String state, String other, BackendProcess backend, String campaign, long started) {
        String last = "";
        long moved = System.nanoTime();
        while (true) {
            String progress = backend.get(campaign);
            if (Numbers.of(progress, state) + Numbers.of(progress, other) == 0
                    || System.nanoTime() - moved > PATIENCE.toNanos()) {
                return (System.nanoTime() - started) / 1e9;
            }
            if (!progress.equals(last)) {
                last = progress;
                moved = System.nanoTime();
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private static double seconds(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return (System.nanoTime() - before) / 1e9;
    }

    private static String rows(int customers) {
        return IntStream.range(0, customers)
                .mapToObj(i -> "{\"phone\":\"+1555" + (1_000_000 + i) + "\",\"name\":\"Guest" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static int customers(List<String> options) throws UsageException {
        if (options.isEmpty()) {
            return CUSTOMERS;
        }
        if (options.size() == 2
                && options.get(0).equals("--customers")
                && options.get(1).matches("[1-9][0-9]{0,4}")) {
            return Integer.parseInt(options.get(1));
        }
        throw new UsageException("campaign: received " + options + "; allowed: --customers N, 1 to 50000");
    }
}
