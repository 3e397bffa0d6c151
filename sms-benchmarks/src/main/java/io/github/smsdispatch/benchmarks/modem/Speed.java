// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.modem;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.testkit.modem.ModemSimulator;
import io.github.smsdispatch.testkit.modem.SentSegment;
import io.github.smsdispatch.tpdu.ModemPdu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** SMS per second, and what the line would allow. */
final class Speed {

    /** gammu-smsd 1.42 on this simulator sent 50 SMS in 39.5 s, on its own dummy phone up to 80 in a second. */
    private static final double GAMMU_ON_MODEM = 50 / 39.5;

    private static final double GAMMU_ON_DUMMY = 80;
    private static final int BAUD = 115_200;
    private static final int BITS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String TEXT = "0123456789".repeat(14);

    private final Report report;

    Speed(Report report) {
        this.report = report;
    }

    void run() {
        double free = rate(ModemSimulator.builder().start(), 3_000, 1);
        report.add("no delay", "sms_per_s", free, "1/s");
        report.add("no delay", "times_gammu_smsd_on_this_modem", free / GAMMU_ON_MODEM, "x", ">=20");
        report.add("no delay", "times_gammu_smsd_on_its_dummy", free / GAMMU_ON_DUMMY, "x");
        double limit = lineRate();
        double slow = rate(ModemSimulator.builder().baud(BAUD).start(), 150, 1);
        report.add("115200 baud", "sms_per_s", slow, "1/s");
        report.add("115200 baud", "line_rate", limit, "1/s");
        report.add("115200 baud", "ratio_to_line_rate", slow / limit, "", ">=0.8");
        double single = rate(linked(), 30, 1);
        double batch = rate(linked(), 30, 10);
        report.add("link set-up of 200 ms", "sms_per_s_single", single, "1/s");
        report.add("link set-up of 200 ms", "sms_per_s_with_cmms", batch, "1/s");
        report.add("link set-up of 200 ms", "gain_by_cmms", batch / single, "x", ">=2");
    }

    private static ModemSimulator linked() {
        return ModemSimulator.builder()
                .delays(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ZERO)
                .start();
    }

    private static double rate(ModemSimulator modem, int count, int batch) {
        try (Rig rig = new Rig(modem, Rig.settings(modem, PATIENCE).withoutReports())) {
            // Opens the line and warms up.
            send(rig, Math.min(count, 300), batch);
            long start = System.nanoTime();
            send(rig, count, batch);
            return count / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static void send(Rig rig, int count, int batch) {
        for (int i = 0; i < count; i += batch) {
            List<Sms> part = new ArrayList<>();
            for (int k = i; k < Math.min(count, i + batch); k++) {
                part.add(Rig.sms(TEXT));
            }
            for (SendResult result : rig.dispatcher.sendBatch(part)) {
                if (!(result.outcome() instanceof Outcome.Accepted)) {
                    throw new IllegalStateException(result.outcome().describe());
                }
            }
        }
    }

    /** What the bytes of one SMS take, question and answer one after the other. */
    private static double lineRate() {
        ModemSimulator modem = ModemSimulator.builder().start();
        try (Rig rig = new Rig(modem, Rig.settings(modem, PATIENCE).withoutReports())) {
            send(rig, 1, 1);
            SentSegment sent = rig.modem.ledger().segments().get(0);
            ModemPdu pdu = ModemPdu.of(sent.submit());
            int written =
                    ("AT+CMGS=" + pdu.length() + "\r").length() + pdu.hex().length() + 1;
            int read = "\r\n> ".length() + "\r\n+CMGS: 100\r\n\r\nOK\r\n".length();
            return BAUD / (double) (BITS * (written + read));
        }
    }
}
