// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.tpdu.StatusReport;
import io.github.smsdispatch.tpdu.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which SMS a status report is about. TP-MR repeats after 256 segments, so recipient and time decide with it. Reports may
 * come before the answer to their submission; they are kept for a while. Thread-safe.
 */
final class ReportBook {

    /** How long the network may report on an SMS. */
    static final Duration WINDOW = Duration.ofDays(3);

    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final int MOST = 20_000;
    private static final int COMPARED_DIGITS = 7;

    private final String dispatcher;
    private final Clock clock;
    private final Runnable reviewDue;
    private final Instant started;
    private final Map<Integer, List<SentPart>> parts = new HashMap<>();
    private final Deque<SentPart> order = new ArrayDeque<>();
    private final Deque<Early> early = new ArrayDeque<>();
    private final Map<String, Instant> doubted = new HashMap<>();
    private long foreign;

    private record Early(StatusReport report, Instant came) {}

    /** The last argument is called when a report that came early may find its SMS now. */
    ReportBook(String dispatcher, Clock clock, Runnable reviewDue) {
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.reviewDue = reviewDue;
        started = clock.instant();
    }

    /** Notes a segment that the modem took. */
    synchronized void sent(String sendingId, Progress progress, int index, int reference, Instant at) {
        SentSms sms = index == 0 ? new SentSms(sendingId, progress.total) : find(sendingId, progress.total);
        SentPart part = new SentPart(sms, reference, progress.recipient.digits(), index, at);
        parts.computeIfAbsent(reference, key -> new ArrayList<>()).add(part);
        order.addLast(part);
        while (order.size() > MOST || order.getFirst().at().isBefore(at.minus(WINDOW))) {
            remove(order.removeFirst());
        }
        if (!early.isEmpty()) {
            reviewDue.run();
        }
    }

    /** Notes that an SMS to somebody may have gone out without an answer. */
    synchronized void doubted(PhoneNumber recipient, Instant at) {
        doubted.values().removeIf(then -> then.isBefore(at.minus(WINDOW)));
        doubted.put(recipient.digits(), at);
        if (!early.isEmpty()) {
            reviewDue.run();
        }
    }

    /** Tells what a report means for us; empty while it is too early to say, or when it changes nothing. */
    synchronized Optional<DeliveryReport> take(StatusReport report) {
        Optional<SentPart> found = find(report);
        if (found.isEmpty()) {
            early.addLast(new Early(report, clock.instant()));
            return Optional.empty();
        }
        return found.flatMap(part -> about(part, report));
    }

    /** Looks again at reports that came too early; those that nobody waited for in the end go by recipient, or nowhere. */
    synchronized List<DeliveryReport> review() {
        List<DeliveryReport> settled = new ArrayList<>();
        Instant now = clock.instant();
        for (Iterator<Early> all = early.iterator(); all.hasNext(); ) {
            Early one = all.next();
            Optional<SentPart> found = find(one.report());
            boolean old = one.came().isBefore(now.minus(EARLY));
            boolean byPhone = isOfBefore(one.report())
                    || doubted.containsKey(one.report().recipient().value());
            if (found.isPresent()) {
                all.remove();
                about(found.get(), one.report()).ifPresent(settled::add);
            } else if (byPhone) {
                all.remove();
                settled.add(byRecipient(one.report()));
            } else if (old) {
                all.remove();
                foreign++;
            }
        }
        return settled;
    }

    /** Counts reports on SMS that weren't sent from here. */
    synchronized long foreign() {
        return foreign;
    }

    private Optional<SentPart> find(StatusReport report) {
        Instant taken = time(report.timestamp()).orElse(clock.instant());
        return parts.getOrDefault(report.reference(), List.of()).stream()
                .filter(part -> sameNumber(part.digits(), report.recipient().value()))
                .filter(part -> !part.done())
                .filter(part -> !part.at().isAfter(taken.plus(CLOCKS_APART)))
                .min(Comparator.comparing(
                        part -> Duration.between(part.at(), taken).abs()));
    }

    private Optional<DeliveryReport> about(SentPart part, StatusReport report) {
        DeliveryStatus status = report.status().deliveryStatus();
        return part.sms()
                .reported(part, status)
                .map(whole -> new DeliveryReport(
                        dispatcher,
                        new DeliveryReport.BySendingId(part.sms().sendingId()),
                        whole,
                        at(report),
                        report.status().describe()));
    }

    private DeliveryReport byRecipient(StatusReport report) {
        return new DeliveryReport(
                dispatcher,
                new DeliveryReport.ByRecipient(report.recipient().value(), WINDOW),
                report.status().deliveryStatus(),
                at(report),
                report.status().describe());
    }

    /** About an SMS that was sent before this process knew the modem. */
    private boolean isOfBefore(StatusReport report) {
        return time(report.timestamp())
                .map(taken -> taken.isBefore(started.minus(CLOCKS_APART)))
                .orElse(false);
    }

    private SentSms find(String sendingId, int total) {
        return order.stream()
                .map(SentPart::sms)
                .filter(sms -> sms.sendingId().equals(sendingId))
                .findFirst()
                .orElseGet(() -> new SentSms(sendingId, total));
    }

    private void remove(SentPart part) {
        List<SentPart> same = parts.get(part.reference());
        if (same != null) {
            same.remove(part);
        }
    }

    private Instant at(StatusReport report) {
        return time(report.discharge()).orElse(clock.instant());
    }

    private static Optional<Instant> time(Timestamp stamp) {
        return stamp.time().map(OffsetDateTime::toInstant);
    }

    /** Networks rewrite numbers: with or without country code, zero or carrier in front. */
    private static boolean sameNumber(String ours, String theirs) {
        if (ours.equals(theirs)) {
            return true;
        }
        int compared = Math.min(COMPARED_DIGITS, Math.min(ours.length(), theirs.length()));
        return compared == COMPARED_DIGITS
                && ours.regionMatches(ours.length() - compared, theirs, theirs.length() - compared, compared);
    }
}
