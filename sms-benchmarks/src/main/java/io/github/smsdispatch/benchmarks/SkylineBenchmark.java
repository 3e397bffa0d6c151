// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsEvent;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.skyline.SkylineDispatcher;
import io.github.smsdispatch.skyline.SkylineSettings;
import io.github.smsdispatch.testkit.skyline.SkylineSimulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Messages per second through queue and simulated gateway: many tasks per request against one. */
final class SkylineBenchmark implements Benchmark {

    private static final int ROUNDS = 5;
    private static final int TASKS = 16;
    private static final Duration NONE = Duration.ZERO;
    private static final Duration FAR = Duration.ofMillis(50);

    @Override
    public void run(Report report, List<String> options) throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder()
                        .credentials("bench", "bench-secret")
                        .recordedRequests(1)
                        .start();
                Databases databases = new Databases()) {
            MessageQueue queue = databases.h2();
            compare(gateway, queue, NONE, 2_000, 2_000, "", report);
            compare(gateway, queue, FAR, 640, 40, ">=10", report);
            posts(gateway, report);
        }
        new PostComparison().run(report, options);
        new LatencyBenchmark().run(report, options);
    }

    private static void compare(
            SkylineSimulator gateway,
            MessageQueue queue,
            Duration latency,
            int batched,
            int single,
            String goal,
            Report report)
            throws InterruptedException {
        String scenario = "gateway latency " + latency.toMillis() + " ms";
        gateway.acceptanceLatency(latency);
        rate(gateway, queue, TASKS, batched / 4);
        rate(gateway, queue, 1, Math.max(10, single / 4));
        double[] many = new double[ROUNDS];
        double[] one = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            many[round] = rate(gateway, queue, TASKS, batched);
            one[round] = rate(gateway, queue, 1, single);
            ratios[round] = many[round] / one[round];
        }
        report.add(scenario, "rate_batch_16", Report.median(many), "msg/s");
        report.add(scenario, "rate_batch_1", Report.median(one), "msg/s");
        report.add(scenario, "ratio_batch_to_single", Report.median(ratios), "x", goal);
    }

    /** Both ways use one request at a time, as devices want it. */
    private static double rate(SkylineSimulator gateway, MessageQueue queue, int batchSize, int count)
            throws InterruptedException {
        queue.enqueueAll(IntStream.range(0, count)
                .mapToObj(
                        i -> SmsRequest.of("+1555010" + String.format("%04d", i % 10_000), "bench message number " + i))
                .toList());
        CountDownLatch left = new CountDownLatch(count);
        try (SmsSender sender = SmsSender.builder()
                .dispatcher(context -> SkylineDispatcher.create(settings(gateway, batchSize), context))
                .queue(queue)
                .listener(event -> {
                    if (event.type() == SmsEvent.Type.ACCEPTED) {
                        left.countDown();
                    }
                })
                .build()) {
            long started = System.nanoTime();
            sender.start();
            if (!left.await(120, TimeUnit.SECONDS)) {
                throw new IllegalStateException(left.getCount() + " messages were not accepted within 120 s");
            }
            return count / ((System.nanoTime() - started) / 1e9);
        }
    }

    private static SkylineSettings settings(SkylineSimulator gateway, int batchSize) {
        return SkylineSettings.builder("bench")
                .baseUrl(gateway.baseUrl().toString())
                .login("bench", Secret.of("bench-secret"))
                .batchSize(batchSize)
                .build();
    }

    /** Shows the stall of several small writes meeting delayed acknowledgements, were it there. */
    private static void posts(SkylineSimulator gateway, Report report) {
        gateway.acceptanceLatency(NONE);
        try (SkylineDispatcher dispatcher =
                SkylineDispatcher.create(settings(gateway, 100), DispatcherContext.standalone())) {
            List<Sms> batch = IntStream.range(0, 100)
                    .mapToObj(i -> Sms.of(
                            PhoneNumber.of("+15550100001"),
                            List.of(SmsMessage.of("one of a hundred tasks, number " + i))))
                    .toList();
            IntStream.range(0, 50).forEach(i -> dispatcher.sendBatch(batch));
            double[] times = IntStream.range(0, 200)
                    .mapToDouble(i -> {
                        long started = System.nanoTime();
                        dispatcher.sendBatch(batch);
                        return (System.nanoTime() - started) / 1e6;
                    })
                    .toArray();
            report.add("POST of 100 tasks, loopback", "post_p50", Report.percentile(50, times), "ms", "<=30");
            report.add("POST of 100 tasks, loopback", "post_p95", Report.percentile(95, times), "ms", "<=30");
        }
    }
}
