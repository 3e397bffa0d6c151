// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.quickstart;

import io.github.smsdispatch.api.queue.MessageStatus;
import java.io.PrintWriter;
import java.time.Duration;

/** The table at the end. */
record Summary(Verdict verdict, int refusedRows, long resolved, Duration took) {

    void print(PrintWriter out) {
        out.println();
        for (MessageStatus status : MessageStatus.values()) {
            long count = verdict.states().getOrDefault(status, 0L);
            if (count > 0) {
                row(out, status.name(), count);
            }
        }
        verdict.accepted().forEach((dispatcher, count) -> row(out, "accepted by " + dispatcher, count));
        row(out, "delivered", verdict.delivered());
        row(out, "undelivered", verdict.undelivered());
        row(out, "unknown outcomes cleared up", resolved);
        row(out, "segments", verdict.segments());
        row(out, "rows refused before the queue", refusedRows);
        double seconds = Math.max(0.001, took.toMillis() / 1000.0);
        long accepted = verdict.states().getOrDefault(MessageStatus.SENT, 0L);
        out.printf("%-32s %8.1f%n", "messages per second", accepted / seconds);
        verdict.disagreements().forEach(out::println);
        out.println(verdict.agrees() ? "queue and gateways agree" : "queue and gateways do NOT agree");
    }

    static String lastLine(Verdict verdict, int refusedRows) {
        return String.format(
                "accepted=%d delivered=%d rejected=%d unknown=%d duplicates=%d",
                verdict.states().getOrDefault(MessageStatus.SENT, 0L),
                verdict.delivered(),
                verdict.states().getOrDefault(MessageStatus.FAILED, 0L) + refusedRows,
                verdict.states().getOrDefault(MessageStatus.UNKNOWN, 0L),
                verdict.duplicates());
    }

    private static void row(PrintWriter out, String what, long count) {
        out.printf("%-32s %8d%n", what, count);
    }
}
