// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.modem;

import io.github.smsdispatch.benchmarks.Benchmark;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.benchmarks.UsageException;
import java.util.List;

/** A soak with a fault every 50 SMS, and speeds: without limits, on a line of 115,200 baud, with and without AT+CMMS. */
public final class ModemBenchmark implements Benchmark {

    private static final int SOAK = 5_000;

    @Override
    public void run(Report report, List<String> options) throws Exception {
        int soak = SOAK;
        for (String option : options) {
            if (!option.matches("--soak=[0-9]{1,6}")) {
                throw new UsageException("modem: received '" + option + "'; allowed: --soak=COUNT");
            }
            soak = Integer.parseInt(option.substring("--soak=".length()));
        }
        new Speed(report).run();
        new Soak(report, soak).run();
    }
}
