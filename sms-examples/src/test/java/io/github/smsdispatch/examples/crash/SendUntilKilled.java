// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.crash;

import io.github.smsdispatch.api.RetrySchedule;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.WorkerSettings;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.skyline.SkylineDispatcher;
import io.github.smsdispatch.skyline.SkylineSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A program with a worker that sends what is in a queue until somebody kills it. */
final class SendUntilKilled {

    static final String USER = "demo";
    static final String PASSWORD = "demo-secret";
    static final int BATCH = 5;
    static final int REQUESTS = 2;

    private SendUntilKilled() {}

    public static void main(String[] args) throws IOException {
        try (JdbcMessageQueue queue = JdbcMessageQueue.openH2(Path.of(args[0]));
                SmsSender sender = sender(queue, args[1])) {
            sender.start();
            // Ends by itself only when the parent is gone.
            System.in.read();
        }
    }

    static SmsSender sender(MessageQueue queue, String gateway) {
        SkylineSettings settings = SkylineSettings.builder("gateway")
                .baseUrl(gateway)
                .login(USER, Secret.of(PASSWORD))
                .batchSize(BATCH)
                .inFlight(REQUESTS)
                .timeout(Duration.ofSeconds(5))
                .build();
        return SmsSender.builder()
                .queue(queue)
                .dispatcher(context -> SkylineDispatcher.create(settings, context))
                .worker(WorkerSettings.standard()
                        .withLanes(REQUESTS)
                        .withLease(Duration.ofSeconds(2))
                        .withResolveEvery(Duration.ofMillis(200))
                        .withRetry(new RetrySchedule(
                                Duration.ofMillis(50), 2, Duration.ofMillis(500), RetrySchedule.UNLIMITED)))
                .build();
    }
}
