// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import java.io.PrintWriter;

/** Looks whether a configuration would work, without sending: the queue is opened, each dispatcher is asked. */
final class CheckRun {

    private CheckRun() {}

    static int print(SmsdConfig config, PrintWriter out) {
        out.println("ok      configuration");
        boolean queue = queue(config, out);
        boolean dispatchers = dispatchers(config, out);
        return queue && dispatchers ? 0 : 1;
    }

    private static boolean queue(SmsdConfig config, PrintWriter out) {
        try (QueueStore store = QueueStore.open(config.queue())) {
            long waiting = store.queue().counts().getOrDefault(MessageStatus.PENDING, 0L);
            out.println("ok      queue: " + waiting + " waiting");
            return true;
        } catch (QueueException | SmsConfigurationException e) {
            out.println("FAILED  queue: " + e.getMessage());
            return false;
        }
    }

    private static boolean dispatchers(SmsdConfig config, PrintWriter out) {
        try (Assembly assembly = Assembly.of(config)) {
            DispatcherStatus status = assembly.sender().status();
            boolean well = status.health() == Health.UP || status.health() == Health.NOT_ASKED;
            out.println((well ? "ok      " : "FAILED  ") + "dispatchers: " + status.detail());
            return well;
        }
    }
}
