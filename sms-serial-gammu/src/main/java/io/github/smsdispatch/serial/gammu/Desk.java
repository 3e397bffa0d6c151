// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.tpdu.MalformedTpduException;
import io.github.smsdispatch.tpdu.ModemPdu;
import io.github.smsdispatch.tpdu.StatusReport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the modem says by itself, worked off on a thread of its own: reports, received SMS, restarts. Also reads the
 * storage now and then, offers again what a sink refused, and opens a lost line again, ever more slowly.
 */
final class Desk implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final SerialSettings settings;
    private final DispatcherContext context;
    private final Line line;
    private final ReportBook book;
    private final Inbox inbox;
    private final BlockingQueue<Unsolicited> heard = new LinkedBlockingQueue<>();
    private final Deque<DeliveryReport> untold = new ArrayDeque<>();
    private final List<StatusReport> taken = new ArrayList<>();
    private Duration rest = SHORTEST_REST;
    private long reconnectAfter = System.nanoTime();
    private volatile boolean stopped;

    Desk(SerialSettings settings, DispatcherContext context, Line line, ReportBook book) {
        this.settings = settings;
        this.context = context;
        this.line = line;
        this.book = book;
        inbox = new Inbox(settings, line.modem(), context, taken::add);
    }

    /** Something to work off; called on the reader's thread. */
    void hear(Unsolicited said) {
        if (!stopped) {
            heard.add(said);
        }
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        boolean sweep = true;
        while (!stopped) {
            try {
                work(sweep);
                sweep = false;
                Unsolicited first = heard.poll(pause().toNanos(), TimeUnit.NANOSECONDS);
                List<Unsolicited> all = new ArrayList<>();
                if (first == null) {
                    sweep = settings.inbound();
                } else {
                    all.add(first);
                    heard.drainTo(all);
                }
                for (Unsolicited said : all) {
                    sweep |= understand(said);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.error(
                        "Dispatcher {}: {} while working off what the modem said",
                        settings.name(),
                        e.getClass().getName());
                if (interruptedWhileResting()) {
                    return;
                }
            }
        }
    }

    /** What failed for a reason that isn't known here must not be repeated without a pause. */
    private static boolean interruptedWhileResting() {
        try {
            Pause.of(SHORTEST_REST);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Understands one notice; true when the storage is to be read. */
    private boolean understand(Unsolicited said) throws InterruptedException {
        switch (said.name()) {
            case "+CDS" -> report(said.hex());
            case "+CDSI" -> storedReport(said.head());
            case "+CMT" -> {
                if (settings.inbound() && !said.hex().isEmpty()) {
                    inbox.shown(said.hex());
                }
            }
            case "+CMTI" -> {
                return settings.inbound();
            }
            default -> {
                if (said.head().equals("RDY") || said.head().startsWith("+CPIN:")) {
                    line.modem().mustBeSetUp();
                }
            }
        }
        return false;
    }

    private void work(boolean sweep) throws InterruptedException {
        boolean away = !line.modem().connected();
        if (away ? System.nanoTime() - reconnectAfter >= 0 : sweep) {
            boolean there = line.whenReady(settings.timeout(), settings.inbound() ? inbox::sweep : () -> {});
            rest = there ? SHORTEST_REST : doubled(rest);
            // Whatever is heard meanwhile: a port that opens and dies at once must not keep a core busy.
            reconnectAfter = System.nanoTime() + rest.toNanos();
        }
        inbox.handOverLoose();
        tell();
    }

    private void report(String hex) {
        if (hex.isEmpty()) {
            return;
        }
        try {
            if (ModemPdu.received(hex).tpdu() instanceof StatusReport report) {
                taken.add(report);
            }
        } catch (MalformedTpduException e) {
            LOG.warn("Dispatcher {}: a status report can't be read: {}", settings.name(), e.getMessage());
        }
    }

    private void storedReport(String notice) throws InterruptedException {
        var place = StoredReports.place(notice);
        if (place.isPresent()) {
            line.whenReady(settings.timeout(), () -> {
                StoredReports.read(line.modem(), place.get(), settings.commandTimeout())
                        .ifPresent(this::report);
                StoredReports.delete(line.modem(), place.get(), settings.storage(), settings.commandTimeout());
            });
        }
    }

    private void tell() {
        for (StatusReport report : taken) {
            book.take(report).ifPresent(untold::add);
        }
        taken.clear();
        untold.addAll(book.review());
        while (!untold.isEmpty()) {
            try {
                context.reports().accept(untold.getFirst());
                untold.removeFirst();
            } catch (RuntimeException e) {
                LOG.warn(
                        "Dispatcher {}: the sink for delivery reports failed ({}); it is offered again",
                        settings.name(),
                        e.getClass().getName());
                return;
            }
        }
    }

    private Duration pause() {
        if (!line.modem().connected()) {
            return rest;
        }
        return untold.isEmpty() || settings.pollEvery().compareTo(RETRY) < 0 ? settings.pollEvery() : RETRY;
    }

    private static Duration doubled(Duration time) {
        Duration twice = time.multipliedBy(2);
        return twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST;
    }
}
