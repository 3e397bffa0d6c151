// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.queue.QueueException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running daemon. Everything that isn't sending happens on the one thread that called {@link #run}: orders (reload,
 * stop, give a message up) are put into a queue and carried out there.
 */
final class Daemon {

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Something to be done on the daemon's thread; returns why it must end, or nothing. */
    @FunctionalInterface
    private interface Order {
        @Nullable
        StopReason carryOut();
    }

    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final Supplier<SmsdConfig> source;
    private final Runnable ready;
    private final Housekeeping housekeeping = new Housekeeping();
    private SmsdConfig config;
    private @Nullable QueueStore store;
    private @Nullable Assembly assembly;
    private @Nullable Logging logging;

    /** Reads its configuration at once; {@code ready} is told when messages are being sent. */
    Daemon(Supplier<SmsdConfig> source, Runnable ready) {
        this.source = source;
        this.ready = ready;
        this.config = source.get();
    }

    SmsdConfig config() {
        return config;
    }

    /** Finishes what is under way, then ends. */
    void stop() {
        orders.add(() -> StopReason.ASKED);
    }

    /** Reads the configuration again; a wrong one changes nothing. */
    void reload() {
        orders.add(this::reloaded);
    }

    /** Sends until it is stopped. */
    StopReason run() throws InterruptedException {
        Logging log = Logging.start(config.logging(), config.mail());
        logging = log;
        try {
            StopReason reason = opened();
            if (reason == null) {
                LOG.info("Sending begins");
                ready.run();
                reason = untilStopped();
            }
            LOG.info("Ending: {}", reason);
            return reason;
        } finally {
            closeAll();
            log.close();
        }
    }

    /** Waits for the database for as long as it takes. */
    private @Nullable StopReason opened() throws InterruptedException {
        Duration wait = TICK;
        while (true) {
            try {
                QueueStore opened = QueueStore.open(config.queue());
                store = opened;
                start(config, opened);
                return null;
            } catch (QueueException e) {
                LOG.error("The queue can't be opened, next try in {}: {}", wait, e.getMessage());
            }
            Order order = orders.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            StopReason reason = order == null ? null : order.carryOut();
            // A reload may have opened it meanwhile.
            if (reason != null || assembly != null) {
                return reason;
            }
            wait = wait.multipliedBy(2).compareTo(Duration.ofMinutes(1)) < 0 ? wait.multipliedBy(2) : wait;
        }
    }

    private StopReason untilStopped() throws InterruptedException {
        while (true) {
            Order order = orders.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            StopReason reason = order == null ? tick() : order.carryOut();
            if (reason != null) {
                return reason;
            }
        }
    }

    private @Nullable StopReason tick() {
        Assembly running = assembly;
        if (running == null) {
            return null;
        }
        if (config.main().exitOnPermanentError() && running.needsOperator()) {
            LOG.error("No dispatcher is left that would work without an operator");
            return StopReason.NO_DISPATCHER;
        }
        housekeeping.autocancel(running.sender(), config.main().autocancel());
        return null;
    }

    private void start(SmsdConfig settings, QueueStore queue) {
        RetryLimit limit = new RetryLimit(settings.main().retryLimit(), id -> orders.add(() -> limitReached(id)));
        Assembly made = Assembly.of(settings, queue.queue(), limit);
        made.sender().start();
        assembly = made;
    }

    private @Nullable StopReason limitReached(MessageId id) {
        if (config.main().retryLimitAction() == LimitAction.SHUTDOWN) {
            LOG.error(
                    "Message {} failed {} times; shutting down as configured",
                    id,
                    config.main().retryLimit());
            return StopReason.RETRY_LIMIT;
        }
        QueueStore queue = store;
        if (queue != null) {
            housekeeping.giveUp(queue.queue(), id, config.main().retryLimit());
        }
        return null;
    }

    /** The new sender begins before the old one ends: both claim, none sends what the other has. */
    private @Nullable StopReason reloaded() {
        try {
            SmsdConfig next = source.get();
            QueueStore oldStore = store;
            Assembly oldAssembly = assembly;
            boolean sameQueue = oldStore != null && next.queue().equals(config.queue());
            QueueStore nextStore = oldStore != null && sameQueue ? oldStore : QueueStore.open(next.queue());
            start(next, nextStore);
            store = nextStore;
            config = next;
            close(oldAssembly);
            if (!sameQueue) {
                close(oldStore);
            }
            Logging log = logging;
            if (log != null) {
                log.change(next.logging(), next.mail());
            }
            LOG.info("The configuration was read again");
        } catch (SmsConfigurationException | QueueException | IllegalArgumentException e) {
            LOG.error("The new configuration is not used: {}", e.getMessage());
        }
        return null;
    }

    private void closeAll() {
        close(assembly);
        close(store);
    }

    private static void close(@Nullable AutoCloseable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("Something could not be closed: {}", e.getClass().getName());
        }
    }
}
