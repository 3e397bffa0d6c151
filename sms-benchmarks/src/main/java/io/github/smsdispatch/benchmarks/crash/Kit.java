// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.RetrySchedule;
import io.github.smsdispatch.api.SmsListener;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.WorkerSettings;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.skyline.SkylineDispatcher;
import io.github.smsdispatch.skyline.SkylineSettings;
import java.nio.file.Path;
import java.time.Duration;

/** How the workers of a campaign are set. */
final class Kit {

    static final String USER = "crash";
    static final String PASSWORD = "crash-secret";

    /** Most messages that one worker has claimed at a time. */
    static final int SLOTS = 10;

    private static final int BATCH = 5;
    private static final int REQUESTS = SLOTS / BATCH;

    private Kit() {}

    static SmsSender sender(MessageQueue queue, String gateway, SmsListener listener) {
        SkylineSettings settings = SkylineSettings.builder("gateway")
                .baseUrl(gateway)
                .login(USER, Secret.of(PASSWORD))
                .batchSize(BATCH)
                .inFlight(REQUESTS)
                .timeout(Duration.ofSeconds(5))
                // Short, so that a message without an answer may be asked about within a run: 3 s after its post.
                .taskTimeout(Duration.ofSeconds(1))
                .reportPeriod(Duration.ofSeconds(1))
                .build();
        return SmsSender.builder()
                .queue(queue)
                .dispatcher(context -> SkylineDispatcher.create(settings, context))
                .listener(listener)
                .worker(WorkerSettings.standard()
                        .withLanes(REQUESTS)
                        // A worker that a busy machine holds up for longer makes unknown outcomes without being killed.
                        .withLease(Duration.ofSeconds(5))
                        .withResolveEvery(Duration.ofSeconds(1))
                        .withRetry(new RetrySchedule(
                                Duration.ofMillis(50), 2, Duration.ofMillis(500), RetrySchedule.UNLIMITED)))
                .build();
    }

    /** A JDBC URL, of a server or of an H2 file. */
    static JdbcMessageQueue open(String url) {
        return url.startsWith(H2File.URL)
                ? JdbcMessageQueue.openH2(Path.of(url.substring(H2File.URL.length())))
                : JdbcMessageQueue.builder(pool(url)).build();
    }

    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        return new HikariDataSource(config);
    }
}
