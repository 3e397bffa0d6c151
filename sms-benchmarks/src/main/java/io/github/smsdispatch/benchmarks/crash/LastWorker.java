// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** After the last kill: a worker in this process that brings everything to its end, and tells when it can't. */
final class LastWorker {

    private static final Duration STALL = Duration.ofSeconds(30);
    private static final int SHOWN = 20;

    private final JdbcMessageQueue queue;
    private final Consumer<String> notes;

    LastWorker(JdbcMessageQueue queue, Consumer<String> notes) {
        this.queue = queue;
        this.notes = notes;
    }

    /** Returns when nothing waits any more and the time for resolving is over, or nothing moves. */
    void run(String gateway, Heard heard, Duration resolving) throws InterruptedException {
        try (SmsSender sender = Kit.sender(queue, gateway, heard::event)) {
            sender.start();
            long moved = System.nanoTime();
            long before = Long.MAX_VALUE;
            for (long open = open(); open > 0; open = open()) {
                if (open != before) {
                    before = open;
                    moved = System.nanoTime();
                } else if (System.nanoTime() - moved > STALL.toNanos()) {
                    complain();
                    return;
                }
                Thread.sleep(100);
            }
            Thread.sleep(resolving.toMillis());
        }
    }

    private long open() {
        Map<MessageStatus, Long> counts = queue.counts();
        long unanswered = queue.messages(MessageStatus.UNKNOWN, Integer.MAX_VALUE).stream()
                .filter(m -> Traffic.policy(m.request().text()) == DuplicatePolicy.AT_LEAST_ONCE)
                .count();
        return counts.getOrDefault(MessageStatus.PENDING, 0L)
                + counts.getOrDefault(MessageStatus.CLAIMED, 0L)
                + unanswered;
    }

    private void complain() {
        notes.accept("STALLED: " + queue.counts());
        for (MessageStatus status : List.of(MessageStatus.PENDING, MessageStatus.CLAIMED)) {
            queue.messages(status, SHOWN).forEach(message -> notes.accept(message.toString()));
        }
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (thread.getName().startsWith("sms-") || thread.getName().startsWith("skyline-")) {
                notes.accept(thread.toString());
                List.of(stack).forEach(frame -> notes.accept("    " + frame));
            }
        });
    }
}
