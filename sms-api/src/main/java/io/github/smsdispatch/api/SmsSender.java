// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.EnqueueProgress;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.Enqueuer;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.route.FailoverDispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.text.SmsFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The whole sender that an application embeds: dispatchers in order of preference, optionally a durable queue with its
 * worker, and a listener that hears every step. Thread-safe. Make one, keep it, close it.
 *
 * <pre>{@code
 * try (SmsSender sender = SmsSender.builder()
 *         .dispatcher(gateway)
 *         .dispatcher(reserve)
 *         .queue(queue)
 *         .build()) {
 *     sender.start();
 *     sender.enqueue(SmsRequest.of("+4712345678", "Your table is ready."));
 * }
 * }</pre>
 */
public final class SmsSender implements AutoCloseable {

    private final Dispatcher dispatcher;
    private final @Nullable MessageQueue queue;
    private final EventLog events;
    private final WorkerSettings settings;
    private final ThreadFactory laneThreads;
    private final Object lifecycle = new Object();
    private @Nullable Worker worker;
    private boolean closed;

    private SmsSender(Builder builder) {
        Clock clock = builder.clock;
        queue = builder.queue;
        events = new EventLog(builder.listener, clock);
        settings = builder.settings;
        laneThreads = builder.laneThreads;
        DispatcherContext context = DispatcherContext.builder()
                .clock(clock)
                .format(builder.format)
                .reports(this::report)
                .inbound(builder.inbound)
                .build();
        List<Dispatcher> made = new ArrayList<>();
        try {
            builder.dispatchers.forEach(maker -> made.add(maker.apply(context)));
            dispatcher = FailoverDispatcher.of("failover", made);
        } catch (RuntimeException e) {
            made.forEach(Dispatcher::close);
            throw e;
        }
    }

    /**
     * Starts a sender.
     *
     * @return a builder without dispatchers and queue
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Sends at once, past the queue. Blocks until the outcome is known or the dispatchers' time is used up.
     *
     * @param to who gets it
     * @param text what the person reads
     * @return what is known now; nothing is tried again, whatever it is
     * @throws IllegalArgumentException when the text can't be sent
     * @throws IllegalStateException after {@link #close()}
     */
    public SendResult send(PhoneNumber to, String text) {
        return send(to, List.of(SmsMessage.of(text)));
    }

    /**
     * Sends several messages as one SMS at once, past the queue.
     *
     * @param to who gets it
     * @param messages what it carries, most severe first
     * @return what is known now; messages that did not fit are named in it and were not sent
     * @throws IllegalStateException after {@link #close()}
     */
    public SendResult send(PhoneNumber to, List<SmsMessage> messages) {
        SendResult result = dispatcher.sendSms(to, messages);
        messages.forEach(message -> events.sent(message.id(), to, result));
        return result;
    }

    /**
     * Stores a message to be sent by a worker. When this returns, it is durable.
     *
     * @param request what to send
     * @return its id in the queue
     * @throws QueueException when the queue can't be reached. Nothing is stored then, unless the connection broke during
     *     the commit: then nobody knows. With an idempotency key, enqueuing it again is safe in both cases
     * @throws IllegalStateException when the sender has no queue
     */
    public Enqueued enqueue(SmsRequest request) {
        return enqueue(queue(), request);
    }

    /**
     * Stores a message through a caller's transaction, for example that of {@code JdbcMessageQueue.within(connection)}:
     * it is visible if and only if the caller commits.
     *
     * @param enqueuer the transaction's
     * @param request what to send
     * @return its id in the queue
     * @throws QueueException when the queue can't be reached
     */
    public Enqueued enqueue(Enqueuer enqueuer, SmsRequest request) {
        return enqueueAll(enqueuer, List.of(request)).get(0);
    }

    /**
     * Stores several messages in one transaction.
     *
     * @param requests what to send
     * @return one entry per request, in order
     * @throws QueueException when the queue can't be reached. Nothing is stored then, unless the connection broke during
     *     the commit: then all or nothing is. With idempotency keys, enqueuing them again is safe in both cases
     * @throws IllegalStateException when the sender has no queue
     */
    public List<Enqueued> enqueueAll(List<SmsRequest> requests) {
        return enqueueAll(queue(), requests);
    }

    /**
     * Stores any number of messages in constant memory, in parts of up to 1000, each a transaction of its own. When it
     * ends early, requests with idempotency keys may simply be streamed again from the start.
     *
     * @param requests what to send; read by the calling thread
     * @param progress hears of every part when it is stored
     * @return count of requests, repeated ones included
     * @throws QueueException when the queue can't be reached; its message says how many requests were answered before
     * @throws IllegalStateException when the sender has no queue
     * @see Enqueuer#enqueueStream
     */
    public long enqueueStream(Iterator<SmsRequest> requests, EnqueueProgress progress) {
        Enqueuer told = this::enqueueAll;
        return told.enqueueStream(requests, progress);
    }

    private List<Enqueued> enqueueAll(Enqueuer enqueuer, List<SmsRequest> requests) {
        List<Enqueued> stored = enqueuer.enqueueAll(requests);
        for (int i = 0; i < requests.size(); i++) {
            SmsEvent.Type type = stored.get(i).novelty() == Enqueued.Novelty.STORED
                    ? SmsEvent.Type.ENQUEUED
                    : SmsEvent.Type.ENQUEUE_REPEATED;
            events.tell(type, stored.get(i).id(), requests.get(i).to());
        }
        return stored;
    }

    /**
     * Takes a delivery report, from a webhook or a dispatcher. Idempotent. When it returns normally, the report is
     * stored. A sender without a queue knows no earlier message, so it drops the report.
     *
     * @param report the report
     * @throws QueueException when the queue can't be reached; the report must be offered again
     */
    public void report(DeliveryReport report) {
        MessageQueue target = queue;
        if (target == null) {
            return;
        }
        events.reported(target.report(report), report);
    }

    /**
     * Cancels messages that wait and are older than an age.
     *
     * @param minAge zero for all
     * @return count of messages cancelled
     * @throws QueueException when the queue can't be reached
     * @throws IllegalStateException when the sender has no queue
     */
    public int cancelOlderThan(Duration minAge) {
        List<QueuedMessage> cancelled = queue().cancelOlderThan(minAge);
        cancelled.forEach(message -> events.tell(SmsEvent.Type.CANCELLED, message));
        return cancelled.size();
    }

    /**
     * Gives the queue, for look-ups and operators.
     *
     * @return the queue
     * @throws IllegalStateException when the sender has none
     */
    public MessageQueue queue() {
        MessageQueue present = queue;
        if (present == null) {
            throw new IllegalStateException("this sender has no queue: give the builder one");
        }
        return present;
    }

    /**
     * Asks all dispatchers how they are. Does I/O.
     *
     * @return the summary, with each dispatcher in its detail
     */
    public DispatcherStatus status() {
        return dispatcher.status();
    }

    /**
     * Starts the worker: from now on queued messages are sent. Does nothing when it runs already.
     *
     * @throws IllegalStateException when the sender has no queue or is closed
     */
    public void start() {
        MessageQueue source = queue();
        synchronized (lifecycle) {
            if (closed) {
                throw new IllegalStateException("this sender is closed");
            }
            if (worker == null) {
                worker = new Worker(new WorkerParts(owner(), source, dispatcher, settings, events), laneThreads);
            }
        }
    }

    private static String owner() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }

    /**
     * Stops the worker (no new claims, running sends are finished and marked within the time to drain), then closes the
     * dispatchers. The queue stays open: whoever made it closes it. Idempotent.
     */
    @Override
    public void close() {
        Worker running;
        synchronized (lifecycle) {
            if (closed) {
                return;
            }
            closed = true;
            running = worker;
        }
        if (running != null) {
            running.close();
        }
        dispatcher.close();
    }

    /** Collects a sender. Not thread-safe. */
    public static final class Builder {

        private final List<Function<DispatcherContext, Dispatcher>> dispatchers = new ArrayList<>();
        private @Nullable MessageQueue queue;
        private SmsListener listener = event -> {};
        private Consumer<InboundSms> inbound = sms -> {};
        private SmsFormat format = SmsFormat.standard();
        private WorkerSettings settings = WorkerSettings.standard();
        private Clock clock = Clock.systemUTC();
        private ThreadFactory laneThreads = Worker.named("sms-send-");

        private Builder() {}

        /**
         * Adds a dispatcher; the first added is preferred, the others are tried when it is unavailable. The sender closes
         * it.
         *
         * @param next the dispatcher
         * @return this
         */
        public Builder dispatcher(Dispatcher next) {
            dispatchers.add(context -> next);
            return this;
        }

        /**
         * Adds a dispatcher made within the sender's context, so that reports it learns of itself reach the queue.
         *
         * @param maker makes the dispatcher, for example with {@link Dispatchers#create}
         * @return this
         */
        public Builder dispatcher(Function<DispatcherContext, Dispatcher> maker) {
            dispatchers.add(maker);
            return this;
        }

        /**
         * Sets the durable queue.
         *
         * @param store the queue; the caller closes it after the sender
         * @return this
         */
        public Builder queue(MessageQueue store) {
            this.queue = store;
            return this;
        }

        /**
         * Sets who hears every step.
         *
         * @param hears the listener; {@link SmsListener#andThen} joins several
         * @return this
         */
        public Builder listener(SmsListener hears) {
            this.listener = hears;
            return this;
        }

        /**
         * Sets who gets SMS that dispatchers receive.
         *
         * @param receiver the receiver
         * @return this
         */
        public Builder inbound(Consumer<InboundSms> receiver) {
            this.inbound = receiver;
            return this;
        }

        /**
         * Sets how several messages become one text.
         *
         * @param how default {@link SmsFormat#standard()}
         * @return this
         */
        public Builder format(SmsFormat how) {
            this.format = how;
            return this;
        }

        /**
         * Sets how the worker works.
         *
         * @param how default {@link WorkerSettings#standard()}
         * @return this
         */
        public Builder worker(WorkerSettings how) {
            this.settings = how;
            return this;
        }

        /**
         * Sets the clock of events.
         *
         * @param time default: the system's, in UTC
         * @return this
         */
        public Builder clock(Clock time) {
            this.clock = time;
            return this;
        }

        /**
         * Sets what makes the threads that send, for example virtual ones.
         *
         * @param factory default: daemon threads named {@code sms-send-N}
         * @return this
         */
        public Builder laneThreads(ThreadFactory factory) {
            this.laneThreads = factory;
            return this;
        }

        /**
         * Makes the sender. Does no I/O; {@link SmsSender#start()} starts the worker.
         *
         * @return the sender
         * @throws IllegalArgumentException when there is no dispatcher, or two have one name
         * @throws DispatcherException when a dispatcher can't be made
         */
        public SmsSender build() {
            return new SmsSender(this);
        }
    }
}
