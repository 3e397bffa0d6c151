// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends each SMS as one HTTP request, made as the settings say, and reads the answer by their rules. Thread-safe; a send
 * blocks for at most the configured time budget.
 */
public final class HttpGetDispatcher implements Dispatcher {

    private final HttpGetSettings settings;
    private final DispatcherContext context;
    private final Optional<Sender> sender;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpGetDispatcher(HttpGetSettings settings, DispatcherContext context) {
        this.settings = settings;
        this.context = context;
        sender = settings.gateway().map(gateway -> new Sender(settings.name(), gateway, context.clock()));
    }

    /**
     * Makes a dispatcher. Does no network I/O.
     *
     * @param settings what the gateway needs
     * @param context clock, text format, and where reports go
     * @return the dispatcher; close it
     */
    public static HttpGetDispatcher create(HttpGetSettings settings, DispatcherContext context) {
        return new HttpGetDispatcher(settings, context);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public FormattedSms formatSms(List<SmsMessage> messages) {
        return context.format().format(messages, settings.capabilities());
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        return send(Sms.of(phone, messages));
    }

    @Override
    public SendResult send(Sms sms) {
        if (closed.get()) {
            throw new IllegalStateException(name() + " is closed");
        }
        FormattedSms formatted = formatSms(sms.messages());
        long start = System.nanoTime();
        Outcome outcome = sender.map(open -> open.send(sms, formatted))
                .orElseGet(() -> new Unavailable(UnavailableReason.DISABLED, "switched off by its settings"));
        return SendResult.of(name(), formatted, outcome, Duration.ofNanos(System.nanoTime() - start));
    }

    /** {@inheritDoc} Asks nothing: such gateways have no common way to be asked. Tells of a pause that one asked for. */
    @Override
    public DispatcherStatus status() {
        if (sender.isEmpty()) {
            return new DispatcherStatus(name(), Health.DISABLED, "switched off by its settings", List.of());
        }
        Duration pause = sender.get().pauseLeft();
        return pause.isZero()
                ? DispatcherStatus.notAsked(name())
                : new DispatcherStatus(
                        name(), Health.DOWN, "the gateway asked for a pause of " + pause.toSeconds() + " s", List.of());
    }

    /** {@inheritDoc} In flight is 0 while it is disabled, and while the gateway has asked for a pause. */
    @Override
    public Capabilities capabilities() {
        boolean rests = sender.isEmpty() || !sender.get().pauseLeft().isZero();
        Capabilities all = settings.capabilities();
        return rests
                ? Capabilities.builder()
                        .inFlight(0)
                        .maxSegments(all.maxSegments())
                        .sendingIds(all.sendingIds())
                        .reports(all.reports())
                        .build()
                : all;
    }

    /**
     * Starts the webhook of this gateway: name, rules, sink and clock are set.
     *
     * @param secret what the last segment of the path must be
     * @return a builder to be completed
     */
    public HttpGetWebhook.Builder webhook(Secret secret) {
        return HttpGetWebhook.builder(settings)
                .secret(secret)
                .reports(context.reports())
                .clock(context.clock());
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            sender.ifPresent(Sender::close);
        }
    }

    @Override
    public String toString() {
        return "HttpGetDispatcher[" + settings + "]";
    }
}
