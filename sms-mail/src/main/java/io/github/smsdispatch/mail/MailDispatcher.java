// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends each SMS as an e-mail to a gateway, by SMTP. A batch goes over one connection, which is kept for the next one.
 * Accepted means that the mail server took the mail; the sending id is its queue id where it names one, else the id in the
 * mail's {@code Message-ID}. What the gateway makes of it isn't known here.
 *
 * <p>Thread-safe. Sending and {@link #status()} block for at most the configured time budget.
 */
public final class MailDispatcher implements Dispatcher {

    private final MailSettings settings;
    private final DispatcherContext context;
    private final Capabilities capabilities;
    private final Desk desk;
    private final AtomicBoolean closed = new AtomicBoolean();

    private MailDispatcher(MailSettings settings, DispatcherContext context) {
        this.settings = settings;
        this.context = context;
        capabilities = Capabilities.builder()
                .batchSize(settings.values().batchSize)
                .inFlight(settings.values().enabled ? settings.values().inFlight : 0)
                .maxSegments(settings.values().maxSegments)
                .build();
        desk = new Desk(settings, context.clock());
    }

    /**
     * Makes a dispatcher. Does no network I/O.
     *
     * @param settings what the gateway and the mail server need
     * @param context clock and text format
     * @return the dispatcher; close it
     */
    public static MailDispatcher create(MailSettings settings, DispatcherContext context) {
        return new MailDispatcher(settings, context);
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
        return send(Sms.of(phone, messages));
    }

    @Override
    public SendResult send(Sms sms) {
        return sendBatch(List.of(sms)).get(0);
    }

    /** Sends over one connection, one after the other; all share one time budget. */
    @Override
    public List<SendResult> sendBatch(List<Sms> batch) {
        checkOpen();
        List<FormattedSms> texts =
                batch.stream().map(sms -> formatSms(sms.messages())).toList();
        List<Pending> parts = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            parts.add(Pending.of(desk.mail(batch.get(i).recipient(), texts.get(i))));
        }
        if (settings.values().enabled) {
            desk.run(parts);
        } else {
            parts.forEach(part -> part.settle(disabled()));
        }
        List<SendResult> results = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Pending part = parts.get(i);
            results.add(SendResult.of(name(), texts.get(i), part.close(), part.took()));
        }
        return results;
    }

    /** {@inheritDoc} Opens a session if there is none, logs in, and asks with NOOP; sends nothing. */
    @Override
    public DispatcherStatus status() {
        if (!settings.values().enabled) {
            return new DispatcherStatus(name(), Health.DISABLED, "switched off by its settings", List.of());
        }
        checkOpen();
        Pending question = Pending.question();
        desk.run(List.of(question));
        Outcome answer = question.close();
        return answer instanceof Outcome.Accepted
                ? new DispatcherStatus(name(), Health.UP, "the mail server answers", List.of())
                : new DispatcherStatus(name(), Health.DOWN, answer.describe(), List.of());
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            desk.close();
        }
    }

    @Override
    public String toString() {
        return "MailDispatcher[" + settings + "]";
    }

    private static Outcome disabled() {
        return new Outcome.Unavailable(UnavailableReason.DISABLED, "switched off by its settings");
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException(name() + " is closed");
        }
    }
}
