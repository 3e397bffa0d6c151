// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Sends through any phone that the installed {@code gammu} program knows, one call of it per SMS: about 14 a minute at
 * most. For modems that speak AT the {@code serial} dispatcher is faster and knows more.
 *
 * <p>The sending id is the modem's message reference of each segment, and what makes it unique. The program can't tell
 * what became of an SMS later.
 *
 * <p>Thread-safe; calls go one after the other, because they share a device. Sending and {@link #status()} block for at
 * most the configured time budget. A call that takes longer is killed: if it had begun to send, the outcome is Unknown.
 */
public final class GammuDispatcher implements Dispatcher {

    /** The program reads so much, and drops the rest without a word. */
    private static final int MOST_OCTETS = 4_900;

    private final GammuSettings settings;
    private final DispatcherContext context;
    private final Capabilities capabilities;
    private final Semaphore turn = new Semaphore(1, true);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong calls = new AtomicLong();

    private GammuDispatcher(GammuSettings settings, DispatcherContext context) {
        this.settings = settings;
        this.context = context;
        capabilities = Capabilities.builder()
                .maxSegments(settings.maxSegments())
                .inFlight(settings.enabled() ? 1 : 0)
                .build();
    }

    /**
     * Makes a dispatcher. Starts nothing.
     *
     * @param settings where the program and its configuration are
     * @param context clock and text format
     * @return the dispatcher
     */
    public static GammuDispatcher create(GammuSettings settings, DispatcherContext context) {
        return new GammuDispatcher(settings, context);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public FormattedSms formatSms(List<SmsMessage> messages) {
        return context.format().format(messages, capabilities);
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        checkOpen();
        long started = System.nanoTime();
        FormattedSms sms = formatSms(messages);
        Outcome outcome = outcome(phone, sms);
        return SendResult.of(name(), sms, outcome, Duration.ofNanos(System.nanoTime() - started));
    }

    /** {@inheritDoc} Asks the phone who it is; sends nothing. */
    @Override
    public DispatcherStatus status() {
        if (!settings.enabled()) {
            return new DispatcherStatus(name(), Health.DISABLED, "switched off by its settings", List.of());
        }
        checkOpen();
        GammuCommand command = new GammuCommand(settings);
        Outcome answer = inTurn(budget -> {
            GammuExit exit = GammuRun.of(command.identify(), "", budget);
            boolean well = exit.kind() == GammuExit.Kind.ENDED && exit.code() == 0;
            return well ? new Outcome.Accepted("up", 1) : GammuReply.outcome(exit, settings.program(), "status");
        });
        return answer instanceof Outcome.Accepted
                ? new DispatcherStatus(name(), Health.UP, "the phone answers", List.of())
                : new DispatcherStatus(name(), Health.DOWN, answer.describe(), List.of());
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        closed.set(true);
    }

    @Override
    public String toString() {
        return "GammuDispatcher[" + settings + "]";
    }

    private Outcome outcome(PhoneNumber phone, FormattedSms sms) {
        if (!settings.enabled()) {
            return new Unavailable(UnavailableReason.DISABLED, "switched off by its settings");
        }
        int octets = sms.text().getBytes(StandardCharsets.UTF_8).length;
        if (octets > MOST_OCTETS) {
            return new Outcome.Rejected(
                    RejectionReason.TOO_LONG, "", octets + " octets of text; gammu reads " + MOST_OCTETS);
        }
        List<String> command = new GammuCommand(settings).send(phone, sms.plan());
        return inTurn(
                budget -> GammuReply.outcome(GammuRun.of(command, sms.text(), budget), settings.program(), unique()));
    }

    private Outcome inTurn(Function<Duration, Outcome> call) {
        Deadline deadline = Deadline.in(settings.timeout());
        try {
            if (!turn.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                return new Unavailable(UnavailableReason.BUSY, "earlier SMS used up the time budget");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unavailable(UnavailableReason.TRANSPORT_ERROR, "interrupted before its turn");
        }
        try {
            return call.apply(deadline.left());
        } finally {
            turn.release();
        }
    }

    /** The reference has 8 bits and comes again soon. */
    private String unique() {
        return Long.toString(context.clock().millis(), 36) + "." + Long.toString(calls.incrementAndGet(), 36);
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException(name() + " is closed");
        }
    }
}
