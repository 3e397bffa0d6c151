// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.text;

import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.text.DigestPacking;
import io.github.smsdispatch.api.text.Overflow;
import io.github.smsdispatch.api.text.SmsFormat;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Twenty alerts of mixed severity in one SMS. */
@State(Scope.Thread)
public class DigestJmh {

    private static final int ALERTS = 20;

    private final SmsFormat filling = SmsFormat.builder()
            .packing(DigestPacking.FILL)
            .overflow(Overflow.IGNORE)
            .build();
    private final List<SmsMessage> alerts = new ArrayList<>();
    private final List<SmsMessage> shortAlerts = new ArrayList<>();

    /** Makes the alerts. */
    @Setup
    public void prepare() {
        for (int i = 0; i < ALERTS; i++) {
            int severity = 1 + i % SmsMessage.LEAST_SEVERE;
            alerts.add(new SmsMessage(MessageId.of(i), "linkDown: sw-" + i + " port " + i, severity));
            shortAlerts.add(new SmsMessage(MessageId.of(i), "up " + i, severity));
        }
    }

    /** In order, the rest deferred: the default. */
    @Benchmark
    public FormattedSms inOrder() {
        return SmsFormat.standard().format(alerts);
    }

    /** Later short ones are filled in, the rest is counted. */
    @Benchmark
    public FormattedSms filled() {
        return filling.format(alerts);
    }

    /** So short that most of them fit. */
    @Benchmark
    public FormattedSms manyFit() {
        return SmsFormat.standard().format(shortAlerts);
    }
}
