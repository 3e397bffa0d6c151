// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.mail;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.benchmarks.Benchmark;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.benchmarks.UsageException;
import io.github.smsdispatch.mail.MailDispatcher;
import io.github.smsdispatch.mail.MailSettings;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** SMS per second over one kept connection, against one connection per SMS, as most mail code has it. */
public final class MailBenchmark implements Benchmark {

    private static final int ROUNDS = 7;
    private static final int BATCH = 16;

    /** For the list of benchmarks. */
    public MailBenchmark() {}

    @Override
    public void run(Report report, List<String> options) throws Exception {
        if (!options.isEmpty()) {
            throw new UsageException("mail: received '" + options.get(0) + "'; allowed: no options");
        }
        compare(Duration.ZERO, 2048, report);
        compare(Duration.ofMillis(5), 64, report);
    }

    private static void compare(Duration latency, int count, Report report) throws Exception {
        String scenario = "server latency " + latency.toMillis() + " ms";
        double[] kept = new double[ROUNDS];
        double[] fresh = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        try (SmtpSink sink = new SmtpSink(latency);
                MailDispatcher keeping = dispatcher(sink, Duration.ofSeconds(20));
                MailDispatcher closing = dispatcher(sink, Duration.ZERO)) {
            for (int i = 0; i < 3; i++) {
                rate(sink, keeping, BATCH, count);
                rate(sink, closing, 1, count);
            }
            for (int round = 0; round < ROUNDS; round++) {
                kept[round] = rate(sink, keeping, BATCH, count);
                fresh[round] = rate(sink, closing, 1, count);
                ratios[round] = kept[round] / fresh[round];
            }
        }
        report.add(scenario, "rate_pooled", Report.median(kept), "SMS/s");
        report.add(scenario, "rate_connection_per_sms", Report.median(fresh), "SMS/s");
        report.add(scenario, "ratio_pooled_to_fresh", Report.median(ratios), "x");
    }

    private static double rate(SmtpSink sink, MailDispatcher dispatcher, int batchSize, int count) {
        List<Sms> batch = IntStream.range(0, batchSize)
                .mapToObj(i ->
                        Sms.of(PhoneNumber.of("+15550100001"), List.of(SmsMessage.of("bench message number " + i))))
                .toList();
        int before = sink.mails();
        long started = System.nanoTime();
        for (int sent = 0; sent < count; sent += batchSize) {
            dispatcher.sendBatch(batch).forEach(result -> {
                if (!(result.outcome() instanceof Outcome.Accepted)) {
                    throw new IllegalStateException(result.outcome().describe());
                }
            });
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        if (sink.mails() - before != count) {
            throw new IllegalStateException((sink.mails() - before) + " mails of " + count + " arrived");
        }
        return count / seconds;
    }

    private static MailDispatcher dispatcher(SmtpSink sink, Duration idle) {
        return MailDispatcher.create(
                MailSettings.builder("bench")
                        .host("127.0.0.1")
                        .port(sink.port())
                        .from("bench@example.com")
                        .to("sms@gateway.example.com")
                        .idleTimeout(idle)
                        .build(),
                DispatcherContext.standalone());
    }
}
