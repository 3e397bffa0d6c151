// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.webhook.WebhookRequest;
import io.github.smsdispatch.api.webhook.WebhookResponse;
import io.github.smsdispatch.http.Shown;
import io.github.smsdispatch.httpget.Patience.ExhaustedException;
import io.github.smsdispatch.httpget.Rules.Match;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a callback that may come in, and hands on its report before it says yes. */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int LONGEST_ID = 200;

    private final String dispatcher;
    private final CallbackRules callbacks;
    private final Consumer<DeliveryReport> reports;
    private final Clock clock;
    private final AtomicLong unmatched = new AtomicLong();

    Intake(String dispatcher, CallbackRules callbacks, Consumer<DeliveryReport> reports, Clock clock) {
        this.dispatcher = dispatcher;
        this.callbacks = callbacks;
        this.reports = reports;
        this.clock = clock;
    }

    static WebhookResponse answer(int status, String text) {
        return new WebhookResponse(status, "text/plain;charset=utf-8", text);
    }

    long unmatched() {
        return unmatched.get();
    }

    WebhookResponse take(WebhookRequest request) {
        Facts facts = CallbackFacts.of(request);
        Optional<Match<Optional<DeliveryStatus>>> match;
        try {
            match = callbacks.rules().first(facts);
        } catch (ExhaustedException e) {
            LOG.warn("{}: callback refused: the rules' patterns take too long on it", dispatcher);
            return answer(400, "can't be read");
        }
        if (match.isEmpty()) {
            // To have it again wouldn't help; gateways report much that isn't about delivery.
            LOG.warn("{}: callback that no rule knows ({} so far)", dispatcher, unmatched.incrementAndGet());
            return answer(200, "ignored");
        }
        Optional<DeliveryStatus> status = match.get().rule().verdict();
        return status.isPresent() ? report(status.get(), match.get().captures(), facts) : answer(200, "ignored");
    }

    private WebhookResponse report(DeliveryStatus status, Captures captures, Facts facts) {
        Optional<String> id = captures.get(Captures.ID)
                .or(() -> callbacks.id().apply(facts))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_ID);
        if (id.isEmpty()) {
            LOG.warn("{}: callback refused: it names no sending id", dispatcher);
            return answer(400, "names no sending id");
        }
        String detail = Stream.of(Captures.CODE, Captures.TEXT)
                .flatMap(name -> captures.get(name).stream())
                .map(words -> Shown.text(words, 100))
                .collect(Collectors.joining(" "));
        try {
            reports.accept(new DeliveryReport(
                    dispatcher, new DeliveryReport.BySendingId(id.get()), status, clock.instant(), detail));
        } catch (RuntimeException e) {
            // Which class, but not what it said: that may hold a text or a number.
            LOG.error("{}: the sink failed ({}), the gateway is asked to report again", dispatcher, e.getClass());
            return answer(503, "try again");
        }
        return answer(200, "OK");
    }
}
