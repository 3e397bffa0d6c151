// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsEvent;
import io.github.smsdispatch.api.SmsListener;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows every message and writes down what became of it. An event only says which message to look at; what is written
 * is what the queue says, so that neither order nor repetition matters, and {@link #catchUp} finds what a killed process,
 * or another node, did not write down.
 */
final class Follower implements SmsListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int MOST = 100_000;
    private static final int BATCH = 200;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration GATHER = Duration.ofMillis(50);

    private final Database database;
    private final JdbcMessageQueue queue;
    private final Progress progress;
    private final Clock clock;
    private final Set<MessageId> heard = new LinkedHashSet<>();
    private final Thread thread = new Thread(this::run, "appointments-follower");
    private boolean closed;

    Follower(Database database, JdbcMessageQueue queue, Clock clock) {
        this.database = database;
        this.queue = queue;
        this.clock = clock;
        this.progress = new Progress(queue, clock);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void on(SmsEvent event) {
        switch (event.type()) {
            case ENQUEUED, ENQUEUE_REPEATED, CLAIMED, ATTEMPTED -> {}
            default -> note(event.message());
        }
    }

    private synchronized void note(MessageId id) {
        // What doesn't fit is found by catchUp.
        if (heard.size() < MOST && heard.add(id)) {
            notifyAll();
        }
    }

    private void run() {
        for (List<MessageId> batch = next(); !batch.isEmpty(); batch = next()) {
            try {
                follow(batch);
            } catch (RuntimeException e) {
                LOG.warn("{} messages couldn't be followed, they will be looked at again", batch.size(), e);
            }
        }
    }

    private synchronized List<MessageId> next() {
        try {
            while (heard.isEmpty() && !closed) {
                wait();
            }
            gather();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        List<MessageId> batch = new ArrayList<>();
        for (Iterator<MessageId> all = heard.iterator(); all.hasNext() && batch.size() < BATCH; ) {
            batch.add(all.next());
            all.remove();
        }
        return batch;
    }

    /** A moment more makes one transaction of what would be many. */
    private synchronized void gather() throws InterruptedException {
        long end = System.nanoTime() + GATHER.toNanos();
        for (long left = GATHER.toNanos();
                left > 0 && heard.size() < BATCH && !closed;
                left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private int follow(List<MessageId> ids) {
        return write(ids.stream().flatMap(id -> queue.find(id).stream()).toList());
    }

    /** Writes down how far messages are. Gives how many have moved. */
    int write(List<QueuedMessage> messages) {
        return messages.isEmpty()
                ? 0
                : database.inTransaction(connection -> {
                    int moved = 0;
                    for (QueuedMessage message : messages) {
                        moved += progress.write(connection, message) ? 1 : 0;
                    }
                    return moved;
                });
    }

    /** Looks at those that should have got on. Gives how many had. */
    int catchUp() {
        List<MessageId> ids =
                database.inTransaction(connection -> Notices.toCheck(connection, clock.instant(), REST, BATCH).stream()
                        .map(MessageId::new)
                        .toList());
        return follow(ids);
    }

    /** Ends when everything heard is written down. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
