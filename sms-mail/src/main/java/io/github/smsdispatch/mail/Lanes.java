// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The threads of one dispatcher, at most as many as it may have connections; none while there is nothing to do. */
final class Lanes {

    /** How long a thread waits for work when its connection is closed already. */
    private static final Duration WITHOUT_CONNECTION = Duration.ofSeconds(1);

    private final MailSettings settings;
    private final Clock clock;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private int running;
    private int idle;
    private int started;
    private boolean closed;

    Lanes(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    synchronized void submit(Job job) {
        if (closed) {
            throw new IllegalStateException(settings.name() + " is closed");
        }
        waiting.add(job);
        startIfNeeded();
        notifyAll();
    }

    /** Gives the next job; empty when the lane should end. */
    synchronized Optional<Job> next() {
        Duration keep = settings.values().idleTimeout;
        long end = System.nanoTime() + (keep.isZero() ? WITHOUT_CONNECTION : keep).toNanos();
        idle++;
        try {
            while (waiting.isEmpty()) {
                long left = end - System.nanoTime();
                if (closed || left <= 0) {
                    return Optional.empty();
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return Optional.of(waiting.removeFirst());
        } catch (InterruptedException e) {
            // Nobody but a container that ends all threads does this.
            return Optional.empty();
        } finally {
            idle--;
        }
    }

    synchronized void ended() {
        running--;
        startIfNeeded();
    }

    /** Lets the lanes end when what they have is done. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Takes back a job that no lane has begun. */
    synchronized void withdraw(Job job) {
        waiting.remove(job);
    }

    private void startIfNeeded() {
        if (waiting.size() > idle && running < settings.values().inFlight) {
            running++;
            started++;
            Thread thread = new Thread(new Lane(settings, clock, this), "mail-" + settings.name() + "-" + started);
            thread.setDaemon(true);
            // The mail library finds its parts by it, and the caller's may belong to anybody.
            thread.setContextClassLoader(Lanes.class.getClassLoader());
            thread.start();
        }
    }
}
