// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import java.io.PrintWriter;
import java.util.Map;

/** What a monitoring system asks for; the exit codes are those of its plugins: 0 good, 1 warning, 2 critical. */
final class StatusReport {

    private StatusReport() {}

    static int print(SmsdConfig config, PrintWriter out) {
        Map<MessageStatus, Long> counts;
        DispatcherStatus dispatchers;
        try (QueueStore store = QueueStore.open(config.queue());
                Assembly assembly = Assembly.of(config)) {
            counts = store.queue().counts();
            dispatchers = assembly.sender().status();
        } catch (QueueException e) {
            out.println("CRITICAL: the queue can't be read: " + e.getMessage());
            return 2;
        }
        int code = code(counts, dispatchers.health());
        out.println(word(code) + ": dispatchers " + dispatchers.health() + ", "
                + counts.getOrDefault(MessageStatus.PENDING, 0L) + " waiting, "
                + counts.getOrDefault(MessageStatus.UNKNOWN, 0L) + " unknown");
        for (MessageStatus status : MessageStatus.values()) {
            out.println("  " + status + " " + counts.getOrDefault(status, 0L));
        }
        out.println("  " + dispatchers.detail());
        return code;
    }

    static int code(Map<MessageStatus, Long> counts, Health health) {
        if (health == Health.DOWN) {
            return 2;
        }
        boolean unknown = counts.getOrDefault(MessageStatus.UNKNOWN, 0L) > 0;
        return unknown || health == Health.DEGRADED || health == Health.DISABLED ? 1 : 0;
    }

    private static String word(int code) {
        return code == 0 ? "OK" : code == 1 ? "WARNING" : "CRITICAL";
    }
}
