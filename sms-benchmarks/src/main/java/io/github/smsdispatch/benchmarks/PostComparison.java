// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.skyline.SkylineDispatcher;
import io.github.smsdispatch.skyline.SkylineSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What the dispatcher costs beyond its HTTP client: the same requests to the same gateway, with and without it. */
final class PostComparison implements Benchmark {

    static final String RECIPIENT = "+15550100001";

    private static final String SCENARIO = "POST of 100 vs bare OkHttp";
    private static final int TASKS = 100;
    private static final int WARM_UP = 6000;
    // Many short rounds: what else runs on the machine comes in bursts, and the median drops those.
    private static final int POSTS = 25;
    private static final int ROUNDS = 151;

    @Override
    public void run(Report report, List<String> options) throws Exception {
        try (ChildSimulator gateway = ChildSimulator.start();
                BarePosts bare = new BarePosts(gateway);
                SkylineDispatcher dispatcher =
                        SkylineDispatcher.create(settings(gateway), DispatcherContext.standalone())) {
            List<Sms> batch = batch();
            // In turns, as later: whoever is warmed last must not find the gateway warmer.
            for (int i = 0; i < WARM_UP / POSTS; i++) {
                round(dispatcher, bare, batch, i);
            }
            report(
                    IntStream.range(0, ROUNDS)
                            .mapToObj(i -> round(dispatcher, bare, batch, i))
                            .toList(),
                    report);
        }
    }

    /**
     * What a run of posts took.
     *
     * @param wallNanos by the clock
     * @param threadNanos CPU time of all Java threads: caller, HTTP client, watchdogs
     * @param processNanos the same with the compiler and the collector, in steps of 10 ms
     */
    private record Cost(long wallNanos, long threadNanos, long processNanos) {}

    /** One after the other, and each as often first as second. */
    private record Round(Cost ours, Cost bare) {

        double ratio() {
            return bare.wallNanos() / (double) ours.wallNanos();
        }
    }

    private static Round round(SkylineDispatcher dispatcher, BarePosts bare, List<Sms> batch, int number) {
        List<byte[]> bodies = bare.bodies(POSTS, TASKS);
        Runnable posts = () -> bodies.forEach(bare::post);
        Runnable sends = () -> send(dispatcher, batch, POSTS);
        if (number % 2 == 0) {
            Cost first = measure(posts);
            return new Round(measure(sends), first);
        }
        return new Round(measure(sends), measure(posts));
    }

    private static void report(List<Round> rounds, Report report) {
        report.add(SCENARIO, "posts_per_second", rate(rounds, Round::ours), "1/s");
        report.add(SCENARIO, "bare_posts_per_second", rate(rounds, Round::bare), "1/s");
        double[] ratios = rounds.stream().mapToDouble(Round::ratio).toArray();
        report.add(SCENARIO, "ratio_to_bare_okhttp", Report.median(ratios), "x", ">=0.8");
        report.add(SCENARIO, "client_cpu_per_message", micros(rounds, Round::ours, Cost::threadNanos), "us", "<=2");
        report.add(SCENARIO, "bare_cpu_per_message", micros(rounds, Round::bare, Cost::threadNanos), "us");
        report.add(SCENARIO, "process_cpu_per_message", micros(rounds, Round::ours, Cost::processNanos), "us");
        report.add(SCENARIO, "bare_process_cpu_per_message", micros(rounds, Round::bare, Cost::processNanos), "us");
    }

    private static double rate(List<Round> rounds, Function<Round, Cost> side) {
        return Report.median(rounds.stream()
                .mapToDouble(round -> POSTS / (side.apply(round).wallNanos() / 1e9))
                .toArray());
    }

    /** Of all rounds together, as one of the clocks ticks in steps of 10 ms. */
    private static double micros(List<Round> rounds, Function<Round, Cost> side, ToLongFunction<Cost> clock) {
        return rounds.stream()
                        .mapToLong(round -> clock.applyAsLong(side.apply(round)))
                        .average()
                        .orElseThrow()
                / 1e3
                / POSTS
                / TASKS;
    }

    private static void send(SkylineDispatcher dispatcher, List<Sms> batch, int times) {
        for (int i = 0; i < times; i++) {
            for (SendResult result : dispatcher.sendBatch(batch)) {
                if (!(result.outcome() instanceof Outcome.Accepted)) {
                    throw new IllegalStateException("not accepted: " + result.outcome());
                }
            }
        }
    }

    private static Cost measure(Runnable posts) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Map<Long, Long> before = threads();
        long process = system.getProcessCpuTime();
        long wall = System.nanoTime();
        posts.run();
        wall = System.nanoTime() - wall;
        process = system.getProcessCpuTime() - process;
        long threads = threads().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
        return new Cost(wall, threads, process);
    }

    /** Threads that end during a run are missed; those of the client live on for seconds after their last request. */
    private static Map<Long, Long> threads() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getAllThreadIds())
                .boxed()
                .collect(Collectors.toMap(id -> id, id -> Math.max(0, threads.getThreadCpuTime(id))));
    }

    private static List<Sms> batch() {
        return IntStream.range(0, TASKS)
                .mapToObj(i -> Sms.of(PhoneNumber.of(RECIPIENT), List.of(SmsMessage.of(text(i)))))
                .toList();
    }

    private static SkylineSettings settings(ChildSimulator gateway) {
        return SkylineSettings.builder("bench")
                .baseUrl(gateway.baseUrl())
                .login(ChildSimulator.USER, Secret.of(ChildSimulator.PASSWORD))
                .portChoice(SkylineSettings.PortChoice.DEVICE)
                .batchSize(TASKS)
                .build();
    }

    static String text(int i) {
        return "one of a hundred tasks, number " + i;
    }
}
