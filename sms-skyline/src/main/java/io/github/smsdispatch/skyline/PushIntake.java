// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.webhook.WebhookRequest;
import io.github.smsdispatch.api.webhook.WebhookResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a push that may come in, and hands on what it holds before it says yes. */
final class PushIntake {

    private static final Logger LOG = LoggerFactory.getLogger(PushIntake.class);

    private final String dispatcher;
    private final PushReader reader;
    private final Consumer<DeliveryReport> reports;
    private final Consumer<InboundSms> inbound;
    private final PushObserver observer;
    private final Clock clock;
    private final AtomicLong foreign = new AtomicLong();

    PushIntake(SkylineWebhook.Builder builder) {
        dispatcher = builder.dispatcher;
        reader = new PushReader(builder.dispatcher, builder.window, builder.operatorSpecific);
        reports = builder.reports;
        inbound = builder.inbound;
        observer = builder.observer;
        clock = builder.clock;
    }

    long foreignReports() {
        return foreign.get();
    }

    WebhookResponse take(WebhookRequest request) {
        boolean legacy = isLegacy(request);
        Push push;
        try {
            push = read(request, legacy);
        } catch (BadPushException e) {
            LOG.warn("{}: push refused: {}", dispatcher, e.reason());
            return Answers.of(400, e.reason());
        }
        try {
            hand(push);
        } catch (RuntimeException e) {
            Throwable place = new Throwable(e.getClass().getName());
            place.setStackTrace(e.getStackTrace());
            // Where, but not what it said: that may hold a text or a number.
            LOG.error("{}: a sink failed, the gateway is asked to push again", dispatcher, place);
            return Answers.of(503, "try again");
        }
        push.dropped.forEach(why -> LOG.warn("{}: push entry dropped: {}", dispatcher, why));
        if (!push.errors.isEmpty()) {
            LOG.warn("{}: push partly refused: {}", dispatcher, push.errors.get(0));
            return Answers.of(400, push.errors.get(0));
        }
        return legacy ? Answers.plainOk() : Answers.ok();
    }

    private Push read(WebhookRequest request, boolean legacy) throws BadPushException {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        Instant now = clock.instant();
        return legacy ? reader.readLegacy(request.query(), body, now) : reader.readJson(body, now);
    }

    /** The old push names its sender in the query and sends no JSON. */
    private static boolean isLegacy(WebhookRequest request) {
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean sender = ("&" + request.query().toLowerCase(Locale.ROOT)).contains("&sender=");
        return !type.contains("json") && (sender || startsLikeBlock(request.body()));
    }

    private static boolean startsLikeBlock(byte[] body) {
        int length = Math.min(7, body.length);
        return new String(body, 0, length, StandardCharsets.US_ASCII).equals("Sender:");
    }

    private void hand(Push push) {
        for (DeliveryReport report : push.reports) {
            if (isOurs(report)) {
                reports.accept(report);
            } else {
                long count = foreign.incrementAndGet();
                LOG.warn(
                        "{}: report on a task that isn't ours ({} so far): who else uses this gateway?",
                        dispatcher,
                        count);
            }
        }
        push.inbound.forEach(inbound);
        push.results.forEach(observer::result);
        push.statuses.forEach(observer::status);
    }

    private static boolean isOurs(DeliveryReport report) {
        return !(report.about() instanceof DeliveryReport.BySendingId id)
                || Tid.of(id.sendingId()).isPresent();
    }
}
