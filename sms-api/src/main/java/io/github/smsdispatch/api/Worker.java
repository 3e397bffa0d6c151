// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running worker of a sender: five threads and its lanes. Starts when made, ends with {@link #close()}. */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** After the time to drain: how long interrupted sends get to say what became of their SMS. */
    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    private final Lanes lanes;
    private final MarkLoop marking;
    private final Duration drain;
    private final ExecutorService senders;
    private final Thread claiming;
    private final List<Thread> others;

    Worker(WorkerParts parts, ThreadFactory laneThreads) {
        drain = parts.settings().drain();
        senders = Executors.newCachedThreadPool(laneThreads);
        lanes = new Lanes(parts.dispatcher(), senders, parts.settings().lanes());
        marking = new MarkLoop(parts, lanes);
        claiming = thread("sms-claim", new ClaimLoop(parts, lanes));
        others = List.of(
                thread("sms-mark", marking),
                thread("sms-lease", new LeaseLoop(parts, lanes)),
                thread("sms-keep", new Keeper(parts, lanes)),
                thread("sms-review", new Reviewer(parts, lanes)));
        others.forEach(Thread::start);
        claiming.start();
    }

    /** Names the lanes' threads. */
    static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return work -> thread(prefix + count.incrementAndGet(), work);
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Stops claiming, waits for running sends, marks them; interrupts what outlasts the time to drain. */
    void close() {
        lanes.stop();
        boolean interrupted = false;
        try {
            // First the claiming ends, so that nothing is claimed that no thread would send.
            claiming.join(drain.plus(LAST_WORD).toMillis());
            senders.shutdown();
            if (!senders.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Sends outlast the {} to drain; interrupting them", drain);
                senders.shutdownNow();
            }
            for (Thread thread : others) {
                thread.join(LAST_WORD.toMillis());
            }
        } catch (InterruptedException e) {
            interrupted = true;
            senders.shutdownNow();
        }
        marking.giveUp();
        lanes.abandon();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
