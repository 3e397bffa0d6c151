// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;

/** The queue's own H2 file against plain JDBC, every commit on disk on both sides. */
final class H2Case implements DrainCase {

    private static final String SCENARIO = "H2 drain";
    private static final int MESSAGES = 20_000;

    @Override
    public void measure(Scale scale, Report report) throws Exception {
        int count = scale.of(MESSAGES);
        Rounds rounds = Rounds.of(scale, () -> perSecond(count), () -> RawH2.perSecond(count));
        report.add(SCENARIO, "rate", rounds.rate(0), "msg/s");
        report.add(SCENARIO, "raw_rate", rounds.rate(1), "msg/s");
        report.add(SCENARIO, "ratio_to_raw", rounds.ratio(0, 1), "x", ">=0.7");
    }

    private static double perSecond(int count) throws Exception {
        try (Folder folder = Folder.fresh();
                JdbcMessageQueue queue = JdbcMessageQueue.openH2(folder.path().resolve("queue"))) {
            Traffic.enqueue(queue, count);
            return Drain.perSecond(queue, NoOpDispatcher.usual(), QueueSide.LANES, count);
        }
    }
}
