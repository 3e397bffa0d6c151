// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsEvent;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.WorkerSettings;
import io.github.smsdispatch.api.queue.MessageQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One sender's life in a child process. It tells now and then on standard output how many outcomes are marked. */
final class WorkerRun {

    private static final int TELL_EVERY_MS = 20;

    // Not kept in memory: that is measured too.
    private final Writer ids;
    private final AtomicLong marked = new AtomicLong();
    private final AtomicLong lastMicros = new AtomicLong();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> telling;
    private final SmsSender sender;

    WorkerRun(MessageQueue queue, Path file) throws IOException {
        ids = Files.newBufferedWriter(file);
        sender = SmsSender.builder()
                .dispatcher(new NoOpDispatcher(QueueSide.BATCH, QueueSide.LANES, this::note))
                .queue(queue)
                .worker(WorkerSettings.standard().withLanes(QueueSide.LANES))
                .listener(event -> {
                    if (event.type() == SmsEvent.Type.ACCEPTED) {
                        marked.incrementAndGet();
                        lastMicros.set(micros());
                    }
                })
                .build();
        sender.start();
        telling = teller.scheduleAtFixedRate(
                () -> System.out.println(WorkerMain.SENT + marked.get()),
                TELL_EVERY_MS,
                TELL_EVERY_MS,
                TimeUnit.MILLISECONDS);
    }

    private void note(Sms sms) {
        try {
            ids.write(sms.messages().get(0).id().value() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The clock that all processes of the machine share. */
    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    long lastMicros() {
        return lastMicros.get();
    }

    /** After this nothing is told any more. */
    void close() throws IOException, InterruptedException {
        sender.close();
        ids.close();
        telling.cancel(false);
        teller.shutdown();
        if (!teller.awaitTermination(TELL_EVERY_MS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("standard output is stuck");
        }
    }
}
