// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running worker of a sender: its loops and its lanes. Starts when made, ends with {@link #close()}. */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** After the time to drain: how long interrupted sends get to say what became of their SMS. */
    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    /** Loops that claim, and as many that mark: while one waits for its commit, another has the processor. */
    private static final int PAIRS = 2;

    private final Lanes lanes;
    private final List<MarkLoop> marking = new ArrayList<>();
    private final List<Thread> claiming = new ArrayList<>();
    private final Duration drain;
    private final ExecutorService senders;
    private final List<Thread> others = new ArrayList<>();

    Worker(WorkerParts parts, ThreadFactory laneThreads) {
        drain = parts.settings().drain();
        senders = Executors.newCachedThreadPool(laneThreads);
        lanes = new Lanes(parts.dispatcher(), senders, parts.settings().lanes());
        Complaints complaints = new Complaints(System::nanoTime);
        for (int i = 1; i <= PAIRS; i++) {
            MarkLoop marks = new MarkLoop(parts, lanes, complaints);
            marking.add(marks);
            others.add(thread("sms-mark-" + i, marks));
            claiming.add(thread("sms-claim-" + i, new ClaimLoop(parts, lanes)));
        }
        others.add(thread("sms-lease", new LeaseLoop(parts, lanes)));
        others.add(thread("sms-keep", new Keeper(parts, lanes)));
        others.add(thread("sms-review", new Reviewer(parts, lanes)));
        others.forEach(Thread::start);
        claiming.forEach(Thread::start);
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
            for (Thread thread : claiming) {
                thread.join(drain.plus(LAST_WORD).toMillis());
            }
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
        marking.forEach(MarkLoop::giveUp);
        lanes.abandon();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
