// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.tpdu.Submit;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes one SMS over, segment by segment, and goes on where an earlier try stopped. For one caller at a time. */
final class Transfer {

    private final SerialSettings settings;
    private final Modem modem;
    private final Clock clock;
    private final Memory memory;
    private final ReportBook reports;
    private final SimPace pace;
    private final String run;
    private final AtomicLong count = new AtomicLong();
    private int reference = ThreadLocalRandom.current().nextInt(0x100);
    private @Nullable Doubt doubt;

    /** The last segment without an answer: an answer that comes late is its. */
    private record Doubt(String sendingId, Progress progress, int index) {}

    Transfer(SerialSettings settings, Modem modem, Clock clock, Memory memory, ReportBook reports, SimPace pace) {
        this.settings = settings;
        this.modem = modem;
        this.clock = clock;
        this.memory = memory;
        this.reports = reports;
        this.pace = pace;
        run = Long.toString(clock.millis(), 36);
    }

    /** Sends what is left of an SMS. The line must be ready. */
    Outcome send(Sms sms, FormattedSms formatted, Deadline deadline) throws InterruptedException {
        String given = sms.sendingId().orElse("");
        Progress known = given.isEmpty()
                ? null
                : memory.ask(given, p -> p.isOf(sms.recipient(), formatted.text()) ? p : null)
                        .orElse(null);
        if (sms.posting() == Posting.REPEAT
                && sms.onlyDispatcher().isPresent()
                && (known == null || !known.canGoOn())) {
            return new Outcome.Unknown(
                    UnknownReason.NO_ANSWER, "what was sent of it before isn't known any more, so nothing is added");
        }
        boolean goesOn = known != null && known.canGoOn() && sms.posting() == Posting.REPEAT;
        Progress progress = goesOn && known != null ? known : fresh(sms, formatted);
        List<Submit> segments = Segments.of(sms.recipient(), formatted.plan(), progress.reference, settings);
        if (segments.size() > 1) {
            modem.keepLink(deadline);
        }
        return send(given, progress, segments, deadline);
    }

    /** An answer came that nobody waits for any more. */
    synchronized void answeredLate(String line) {
        OptionalInt late = ModemReply.reference(new AtAnswer(List.of(line), AtFinal.OK));
        Doubt last = doubt;
        doubt = null;
        if (last != null && late.isPresent()) {
            memory.settle(last.progress(), late.getAsInt());
            reports.sent(last.sendingId(), last.progress(), last.index(), late.getAsInt(), clock.instant());
        }
    }

    private Progress fresh(Sms sms, FormattedSms formatted) {
        reference = reference + 1 & 0xFF;
        return new Progress(
                sms.recipient(), formatted.text(), reference, formatted.plan().segments());
    }

    private Outcome send(String given, Progress progress, List<Submit> segments, Deadline deadline)
            throws InterruptedException {
        String id = given;
        for (int i = progress.taken.size(); i < segments.size(); i++) {
            forgetDoubt();
            pace.spend();
            SegmentResult result = attempt(id, progress, segments.get(i), deadline);
            Outcome failure = result.failure();
            if (failure != null) {
                return ended(id.isEmpty() ? nextId(0) : id, progress, i, failure);
            }
            progress.taken.add(result.reference());
            id = id.isEmpty() ? nextId(result.reference()) : id;
            reports.sent(id, progress, i, result.reference(), clock.instant());
        }
        memory.forget(id);
        return new Outcome.Accepted(id, segments.size());
    }

    /** An interrupt between two segments must not make people forget what went out before. */
    private SegmentResult attempt(String id, Progress progress, Submit segment, Deadline deadline)
            throws InterruptedException {
        try {
            return modem.send(segment, deadline);
        } catch (InterruptedException e) {
            if (progress.taken.isEmpty()) {
                throw e;
            }
            Thread.currentThread().interrupt();
            memory.keep(id, progress);
            return SegmentResult.failed(ModemReply.failed("interrupted"));
        }
    }

    private Outcome ended(String id, Progress progress, int index, Outcome failure) {
        String sent = progress.taken.size() + " of " + progress.total + " segments were sent; the next: ";
        if (failure instanceof Outcome.Unknown unknown) {
            progress.doubtful = true;
            memory.keep(id, progress);
            reports.doubted(progress.recipient, clock.instant());
            remember(new Doubt(id, progress, index));
            return progress.taken.isEmpty() ? unknown : new Outcome.Unknown(unknown.reason(), sent + unknown.text());
        }
        if (progress.taken.isEmpty()) {
            return failure;
        }
        if (failure instanceof Outcome.Rejected rejected) {
            return new Outcome.Rejected(rejected.reason(), rejected.code(), sent + rejected.text());
        }
        // Certainly not all, certainly not nothing: the resolver lets the rest follow through this modem only.
        memory.keep(id, progress);
        return new Outcome.Unknown(UnknownReason.NO_ANSWER, sent + failure.describe());
    }

    private synchronized void remember(Doubt last) {
        doubt = last;
    }

    private synchronized void forgetDoubt() {
        doubt = null;
    }

    /** TP-MR alone repeats after 256 SMS, and so would name several. */
    private String nextId(int tpMr) {
        return tpMr + "-" + run + "-" + Long.toString(count.incrementAndGet(), 36);
    }
}
