// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.spi.DispatcherContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks where the daemon puts the SMS that it was given, and reports it. Has a thread only while there is something to
 * look for; what a process that ended was looking for isn't looked for again. Thread-safe.
 */
final class GammuFollower {

    private final GammuSmsdSettings.Builder settings;
    private final DispatcherContext context;
    private final GammuSpool spool;
    private final Map<GammuSpooled, Instant> open = new HashMap<>();
    private @Nullable Thread thread;
    private boolean closed;

    GammuFollower(GammuSmsdSettings settings, DispatcherContext context, GammuSpool spool) {
        this.settings = settings.values();
        this.context = context;
        this.spool = spool;
    }

    synchronized void follow(GammuSpooled sms) {
        open.put(sms, context.clock().instant().plus(settings.followFor));
        if (thread == null && !closed) {
            thread = new Thread(this::run, "gammu-smsd-" + settings.name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void run() {
        while (rest()) {
            for (GammuSpooled sms : followed()) {
                spool.status(sms).ifPresent(status -> report(sms, status));
            }
        }
    }

    /** Waits for the next look; false when the thread should end. */
    private synchronized boolean rest() {
        long end = System.nanoTime() + settings.lookEvery.toNanos();
        try {
            for (long left = end - System.nanoTime(); left > 0 && !closed; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        Instant now = context.clock().instant();
        open.values().removeIf(until -> !now.isBefore(until));
        if (closed || open.isEmpty()) {
            thread = null;
            return false;
        }
        return true;
    }

    private synchronized List<GammuSpooled> followed() {
        return List.copyOf(open.keySet());
    }

    /** What the sink doesn't take now is offered again at the next look. */
    private void report(GammuSpooled sms, DeliveryStatus status) {
        String detail = status == DeliveryStatus.ON_NETWORK ? "sent by gammu-smsd" : "given up by gammu-smsd";
        try {
            context.reports()
                    .accept(new DeliveryReport(
                            settings.name,
                            new DeliveryReport.BySendingId(sms.sendingId()),
                            status,
                            context.clock().instant(),
                            detail));
        } catch (RuntimeException e) {
            return;
        }
        synchronized (this) {
            open.remove(sms);
        }
    }
}
