// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers lines and mails them on a thread of its own, so that a slow mail server holds up nothing: the first ones after a
 * moment, later ones no more often than agreed. Beyond a limit lines are counted, not kept.
 */
final class MailDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailDesk.class);
    private static final int MOST_LINES = 200;

    private final MailPost post;
    private final Duration moment;
    private final Duration every;
    private final Object monitor = new Object();
    private final Thread thread;
    private List<String> lines = new ArrayList<>();
    private int more;
    private boolean closed;

    MailDesk(MailPost post, Duration moment, Duration every) {
        this.post = post;
        this.moment = moment;
        this.every = every;
        thread = new Thread(this::run, "smsd-mail");
        thread.setDaemon(true);
        thread.start();
    }

    void offer(String line) {
        synchronized (monitor) {
            if (lines.size() < MOST_LINES) {
                lines.add(line);
            } else {
                more++;
            }
            monitor.notifyAll();
        }
    }

    private void run() {
        try {
            while (awaitLine()) {
                rest(moment);
                mail();
                rest(every);
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted; no more mails");
        }
        mail();
    }

    private boolean awaitLine() throws InterruptedException {
        synchronized (monitor) {
            while (lines.isEmpty() && !closed) {
                monitor.wait();
            }
            return !closed;
        }
    }

    private void rest(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        synchronized (monitor) {
            for (long left = length.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(monitor, left);
            }
        }
    }

    private void mail() {
        List<String> taken;
        int missing;
        synchronized (monitor) {
            taken = lines;
            missing = more;
            lines = new ArrayList<>();
            more = 0;
        }
        if (taken.isEmpty()) {
            return;
        }
        String end = missing == 0 ? "" : "\n... and " + missing + " more, see the log";
        try {
            post.mail("smsd: " + (taken.size() + missing) + " log lines", String.join("\n", taken) + end);
        } catch (MailPost.NotMailed e) {
            // WARN at most: an error about mails must not ask for a mail.
            LOG.warn("{} lines could not be mailed: {}", taken.size(), e.getMessage());
        }
    }

    /** Mails what is left, and ends. */
    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
