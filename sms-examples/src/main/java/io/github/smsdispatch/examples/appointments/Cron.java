// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs by name: called from outside, by a clock of their own, or both. */
final class Cron implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cron.class);

    private final Map<String, Run> runs;
    private final Clock clock;
    private final Map<String, String> last = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "appointments-cron");
        thread.setDaemon(true);
        return thread;
    });

    Cron(Map<String, Run> runs, Clock clock) {
        this.runs = Map.copyOf(runs);
        this.clock = clock;
    }

    int run(String name) {
        Run run = runs.get(name);
        if (run == null) {
            throw Problem.notFound("run '" + name + "'");
        }
        try {
            int count = run.now();
            last.put(name, clock.instant() + ": " + count);
            return count;
        } catch (RuntimeException e) {
            last.put(name, clock.instant() + ": #error " + e.getClass().getSimpleName());
            throw e;
        }
    }

    void every(Duration period, String name) {
        var unused = executor.scheduleWithFixedDelay(
                () -> quietly(name), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Soon, on a thread of its own, whether or not there is a clock. */
    void soon(String name) {
        executor.execute(() -> quietly(name));
    }

    /** An exception would end the schedule. */
    private void quietly(String name) {
        try {
            run(name);
        } catch (RuntimeException e) {
            LOG.error("#error: {}", name, e);
        }
    }

    Map<String, String> last() {
        return new LinkedHashMap<>(last);
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("a run goes on after the end of the backend");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
