// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Worker processes that stay alive over all rounds, so that they are warm. */
final class WorkerCrew implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 300;

    private final Semaphore progress = new Semaphore(0);
    private final List<WorkerProcess> processes = new ArrayList<>();
    private final Folder folder;
    private int duplicates;
    private int turn;

    WorkerCrew(String url, int size, String... jvmOptions) throws IOException, InterruptedException {
        folder = Folder.fresh();
        for (int i = 0; i < size; i++) {
            processes.add(WorkerProcess.start(url, progress, jvmOptions));
        }
    }

    /**
     * What a run showed.
     *
     * @param perSecond from the order to begin until the last outcome of all processes is marked
     * @param peakKilobytes the most memory that one of them had so far
     */
    record Run(double perSecond, long peakKilobytes) {}

    /** Lets some of the processes empty a queue, each time beginning with another one. */
    Run drain(int workers, int count) throws IOException, InterruptedException {
        List<WorkerProcess> chosen = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            chosen.add(processes.get((turn + i) % processes.size()));
        }
        turn++;
        progress.drainPermits();
        long started = WorkerRun.micros();
        for (int i = 0; i < workers; i++) {
            chosen.get(i).go(ids(i));
        }
        if (!progress.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    progress.availablePermits() + " of " + count + " done within " + PATIENCE_SECONDS + " s");
        }
        long last = 0;
        long peak = 0;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < workers; i++) {
            WorkerProcess.Done done = chosen.get(i).stop();
            last = Math.max(last, done.lastMicros());
            peak = Math.max(peak, done.peakKilobytes());
            for (String id : Files.readAllLines(ids(i))) {
                duplicates += seen.add(id) ? 0 : 1;
            }
        }
        if (seen.size() != count) {
            throw new IllegalStateException(seen.size() + " messages were sent, expected " + count);
        }
        return new Run(count / ((last - started) / 1e6), peak);
    }

    private Path ids(int worker) {
        return folder.path().resolve("ids-" + worker);
    }

    /** How often a message was handed to a transport again, in all runs together. */
    int duplicates() {
        return duplicates;
    }

    @Override
    public void close() throws IOException {
        processes.forEach(WorkerProcess::close);
        folder.close();
    }
}
