// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.queue.MessageQueue;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** How long an idle queue takes from the call of enqueue to the call of the dispatcher. */
final class LatencyBenchmark implements Benchmark {

    private static final int WARM_UP = 50;
    private static final int SAMPLES = 200;
    private static final long IDLE_MS = 60;

    @Override
    public void run(Report report, List<String> options) throws Exception {
        try (Databases databases = new Databases()) {
            measure("idle H2 file queue", databases.h2(), report);
            measure("idle PostgreSQL queue", databases.postgresql(), report);
        }
    }

    private static void measure(String scenario, MessageQueue queue, Report report) throws InterruptedException {
        Arrival arrival = new Arrival();
        try (SmsSender sender =
                SmsSender.builder().dispatcher(arrival).queue(queue).build()) {
            sender.start();
            double[] samples = new double[SAMPLES];
            for (int i = -WARM_UP; i < SAMPLES; i++) {
                // The pause makes the queue idle again; its length is part of the case, not a wait for a result.
                Thread.sleep(IDLE_MS);
                long called = System.nanoTime();
                sender.enqueue(SmsRequest.of("+15550100001", "latency " + i));
                Long arrived = arrival.times.poll(10, TimeUnit.SECONDS);
                if (arrived == null) {
                    throw new IllegalStateException("no SMS within 10 s");
                }
                if (i >= 0) {
                    samples[i] = (arrived - called) / 1e6;
                }
            }
            report.add(scenario, "enqueue_to_wire_p50", Report.percentile(50, samples), "ms", "<=20");
            report.add(scenario, "enqueue_to_wire_p99", Report.percentile(99, samples), "ms", "<=100");
        }
    }

    /** Notes when it was called. */
    private static final class Arrival implements Dispatcher {

        private final SynchronousQueue<Long> times = new SynchronousQueue<>();

        @Override
        public String name() {
            return "arrival";
        }

        @Override
        public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
            long now = System.nanoTime();
            FormattedSms formatted = formatSms(messages);
            try {
                times.put(now);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return SendResult.of(name(), formatted, new Outcome.Accepted("1", 1));
        }
    }
}
