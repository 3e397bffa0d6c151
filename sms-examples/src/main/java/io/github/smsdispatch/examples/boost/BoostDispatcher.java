// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** Sends through the SOAP service, one SMS per request. Thread-safe. */
final class BoostDispatcher implements Dispatcher {

    /** Login refused; a proxy that finds no service behind it. */
    private static final Set<Integer> AWAY = Set.of(401, 403, 502, 503, 504);

    private final BoostSettings settings;
    private final DispatcherContext context;
    private final BoostHttp http;

    BoostDispatcher(BoostSettings settings, DispatcherContext context) {
        this.settings = settings;
        this.context = context;
        http = new BoostHttp(settings, context.clock());
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public FormattedSms formatSms(List<SmsMessage> messages) {
        return context.format().format(messages, capabilities());
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        FormattedSms sms = formatSms(messages);
        long start = System.nanoTime();
        Outcome outcome = send(phone, sms);
        return SendResult.of(name(), sms, outcome, Duration.ofNanos(System.nanoTime() - start));
    }

    private Outcome send(PhoneNumber phone, FormattedSms sms) {
        OptionalInt unwritable = XmlText.unwritable(sms.text());
        if (unwritable.isPresent()) {
            String text = String.format("XML 1.0 can't carry U+%04X", unwritable.getAsInt());
            return new Outcome.Rejected(RejectionReason.INVALID_CONTENT, "", text);
        }
        // The service names no id that it would report about later, so any unique one will do.
        Outcome.Accepted accepted =
                new Outcome.Accepted(UUID.randomUUID().toString(), sms.plan().segments());
        Words words = Words.of(settings, phone, sms.text());
        return BoostReply.outcome(http.post(SoapRequest.of(settings, phone, sms.text())), accepted, words);
    }

    /** A GET sends nothing, and whatever is answered to it, somebody is there. */
    @Override
    public DispatcherStatus status() {
        Exchange exchange = http.knock();
        if (exchange instanceof Exchange.Answer answer) {
            boolean up = !AWAY.contains(answer.status());
            return status(up ? Health.UP : Health.DOWN, "answers with HTTP " + answer.status());
        }
        return status(
                Health.DOWN, exchange instanceof Exchange.NotSent none ? "no answer: " + none.why() : "no answer");
    }

    private DispatcherStatus status(Health health, String detail) {
        return new DispatcherStatus(name(), health, detail, List.of());
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.builder().inFlight(settings.inFlight()).build();
    }

    @Override
    public void close() {
        http.close();
    }

    @Override
    public String toString() {
        return "BoostDispatcher[" + settings + "]";
    }
}
