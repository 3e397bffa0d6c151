// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.LateReport;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.queue.Reported;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener; what it throws ends here. */
final class EventLog {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final SmsListener listener;
    private final Clock clock;

    EventLog(SmsListener listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
    }

    void tell(SmsEvent.Type type, QueuedMessage message) {
        tell(type, message.id(), message.request().to());
    }

    void tell(SmsEvent.Type type, MessageId id, PhoneNumber recipient) {
        tell(SmsEvent.of(type, clock.instant(), id, recipient, ""));
    }

    void resolved(MessageId id, PhoneNumber recipient, String detail) {
        tell(SmsEvent.of(SmsEvent.Type.RESOLVED, clock.instant(), id, recipient, detail));
    }

    void late(List<LateReport> reports) {
        reports.forEach(late -> reported(late.reported(), late.report()));
    }

    /** What a report did, whether it came now or was kept until its message was marked. */
    void reported(Reported reported, DeliveryReport report) {
        PhoneNumber recipient = reported.recipient();
        if (recipient == null) {
            return;
        }
        if (reported.effect() == Reported.Effect.RESOLVED) {
            reported.messages().forEach(id -> resolved(id, recipient, "a report proves the acceptance"));
        }
        reported.messages().forEach(id -> reported(id, recipient, report));
    }

    private void reported(MessageId id, PhoneNumber recipient, DeliveryReport report) {
        SmsEvent.Type type = switch (report.status()) {
            case DELIVERED -> SmsEvent.Type.DELIVERED;
            case UNDELIVERED, EXPIRED -> SmsEvent.Type.UNDELIVERED;
            case ON_NETWORK, PENDING -> SmsEvent.Type.ON_NETWORK;
        };
        tell(new SmsEvent(type, clock.instant(), id, recipient, null, report, ""));
    }

    /** A message that the SMS did not carry had no outcome: it is told as ignored, or not at all when it goes later. */
    void sent(MessageId id, PhoneNumber recipient, SendResult result) {
        if (result.outcome() instanceof Outcome.Accepted
                && result.formatted().ignoredIds().contains(id)) {
            tell(SmsEvent.Type.IGNORED, id, recipient);
            return;
        }
        if (result.settles() && result.formatted().deferredIds().contains(id)) {
            return;
        }
        result.attempts().forEach(attempt -> tell(SmsEvent.Type.ATTEMPTED, id, recipient, attempt));
        SmsEvent.Type type = result.outcome()
                .fold(
                        accepted -> SmsEvent.Type.ACCEPTED,
                        rejected -> SmsEvent.Type.REJECTED,
                        unavailable -> SmsEvent.Type.UNAVAILABLE,
                        unknown -> SmsEvent.Type.UNKNOWN);
        Attempt last = result.attempts().isEmpty()
                ? null
                : result.attempts().get(result.attempts().size() - 1);
        tell(new SmsEvent(type, clock.instant(), id, recipient, last, null, ""));
    }

    private void tell(SmsEvent.Type type, MessageId id, PhoneNumber recipient, Attempt attempt) {
        tell(new SmsEvent(type, clock.instant(), id, recipient, attempt, null, ""));
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private void tell(SmsEvent event) {
        try {
            listener.on(event);
        } catch (Throwable e) {
            // Its message may hold what the event holds: a number, or a driver's complaint about one.
            LOG.warn("The listener threw at {} of message {}", event.type(), event.message(), GuardedSend.placeOf(e));
        }
    }
}
