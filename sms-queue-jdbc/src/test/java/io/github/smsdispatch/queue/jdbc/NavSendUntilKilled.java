// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.api.WorkerSettings;
import io.github.smsdispatch.testkit.RecordingDispatcher;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A program that says so when it has begun to send a message of NAV's, and never ends with it. */
final class NavSendUntilKilled {

    private NavSendUntilKilled() {}

    public static void main(String[] args) throws InterruptedException {
        RecordingDispatcher gateway = RecordingDispatcher.named("silent");
        CountDownLatch never = new CountDownLatch(1);
        gateway.answer(sms -> {
            try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
                out.write('!');
                out.flush();
                never.await();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Outcome.Unknown(UnknownReason.NO_ANSWER, "killed before that");
        });
        try (HikariDataSource nav = Databases.pool(args[0], 4);
                NavSmsQueue queue = NavSmsQueue.builder(nav).build();
                SmsSender sender = SmsSender.builder()
                        .dispatcher(gateway)
                        .queue(queue)
                        .worker(WorkerSettings.standard().withLease(Duration.ofSeconds(3)))
                        .build()) {
            sender.start();
            never.await();
        }
    }
}
