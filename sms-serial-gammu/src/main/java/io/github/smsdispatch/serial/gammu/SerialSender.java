// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.text.TextPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Sends SMS when it is their turn and the SIM may. */
final class SerialSender {

    /** A concatenation counts to 255 (3GPP TS 23.040 clause 9.2.3.24.1). */
    private static final int MOST_SEGMENTS = 255;

    private final SerialSettings settings;
    private final DispatcherContext context;
    private final Line line;
    private final Transfer transfer;
    private final SimPace pace;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    SerialSender(SerialSettings settings, DispatcherContext context, Line line, Transfer transfer, SimPace pace) {
        this.settings = settings;
        this.context = context;
        this.line = line;
        this.transfer = transfer;
        this.pace = pace;
    }

    Capabilities capabilities() {
        return Capabilities.builder()
                .maxSegments(MOST_SEGMENTS)
                .batchSize(settings.batchSize())
                .inFlight(pace.rest().isPresent() ? 0 : 1)
                .sendingIds(Capabilities.SendingIds.CHOSEN_BY_CLIENT)
                .reports(settings.reports() ? Capabilities.Reports.HANDSET : Capabilities.Reports.NONE)
                .build();
    }

    FormattedSms formatted(List<SmsMessage> messages) {
        return context.format().format(messages, capabilities());
    }

    long accepted() {
        return accepted.get();
    }

    long failed() {
        return failed.get();
    }

    List<SendResult> send(List<Sms> batch) {
        List<SendResult> results = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            results.add(send(batch.get(i), i == 0 && batch.size() > 1));
        }
        return results;
    }

    private SendResult send(Sms sms, boolean more) {
        long start = System.nanoTime();
        FormattedSms formatted = formatted(sms.messages());
        Outcome outcome = tooLong(formatted.plan())
                .or(() -> held(formatted.plan().segments()))
                .orElseGet(() -> attempt(sms, formatted, more));
        count(outcome);
        return SendResult.of(settings.name(), formatted, outcome, Duration.ofNanos(System.nanoTime() - start));
    }

    private Outcome attempt(Sms sms, FormattedSms formatted, boolean more) {
        Deadline deadline = Deadline.in(settings.timeout());
        try {
            Optional<Unavailable> waited = line.acquire(deadline);
            if (waited.isPresent()) {
                return waited.get();
            }
            try {
                Optional<Unavailable> obstacle = line.modem().ready(deadline);
                if (obstacle.isPresent()) {
                    return obstacle.get();
                }
                // Who waited for the turn may find that those before have used up the pace.
                Optional<Outcome> held = held(formatted.plan().segments());
                if (held.isPresent()) {
                    return held.get();
                }
                if (more) {
                    line.modem().keepLink(deadline);
                }
                return transfer.send(sms, formatted, deadline);
            } finally {
                line.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unavailable(UnavailableReason.BUSY, "interrupted before the message was written");
        }
    }

    private Optional<Outcome> tooLong(TextPlan plan) {
        return plan.segments() > MOST_SEGMENTS || plan.rejected()
                ? Optional.of(new Outcome.Rejected(
                        RejectionReason.TOO_LONG,
                        "",
                        "the text takes " + plan.segments() + " segments; allowed: 1 to "
                                + Math.min(MOST_SEGMENTS, plan.maxSegments())))
                : Optional.empty();
    }

    private Optional<Outcome> held(int segments) {
        return pace.rest()
                .map(time -> throttled("the modem rests after failures", time))
                .or(() -> pace.wait(segments).map(time -> throttled("the SIM's pace is used up", time)));
    }

    private static Outcome throttled(String text, Duration time) {
        return new Unavailable(UnavailableReason.THROTTLED, text, time, Recovery.BY_ITSELF);
    }

    /** What a modem that is away or busy costs isn't held against it: only what it fails at. */
    private void count(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            accepted.incrementAndGet();
            pace.worked();
            return;
        }
        failed.incrementAndGet();
        boolean itsFault = outcome instanceof Outcome.Unknown
                || outcome instanceof Unavailable unavailable
                        && (unavailable.reason() == UnavailableReason.TRANSPORT_ERROR
                                || unavailable.reason() == UnavailableReason.NO_NETWORK);
        if (itsFault) {
            pace.failed();
        }
    }
}
