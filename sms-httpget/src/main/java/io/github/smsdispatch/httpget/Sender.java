// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Rejected;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.http.Deadline;
import io.github.smsdispatch.http.Exchange;
import io.github.smsdispatch.http.HttpLink;
import io.github.smsdispatch.http.SendingIds;
import io.github.smsdispatch.http.Turns;
import java.time.Clock;
import java.time.Duration;
import okhttp3.Request;

/** From SMS to request to outcome. Thread-safe. */
final class Sender implements AutoCloseable {

    private final Gateway gateway;
    private final HttpLink link;
    private final Redirects redirects;
    private final Turns turns;
    private final HttpGetReply reply;
    private final Pause pause;
    private final SendingIds ids = new SendingIds();

    Sender(String name, Gateway gateway, Clock clock) {
        this.gateway = gateway;
        link = gateway.wire().connect(name);
        redirects = new Redirects(link, gateway.wire().redirects());
        turns = new Turns(gateway.wire().inFlight());
        Gateway.Replies replies = gateway.replies();
        reply = new HttpGetReply(replies.rules(), replies.success(), gateway.masks(), clock);
        pause = new Pause(clock);
    }

    Outcome send(Sms sms, FormattedSms formatted) {
        if (sms.posting() == Posting.REPEAT && sms.onlyDispatcher().isPresent()) {
            return new Outcome.Unknown(
                    UnknownReason.NO_ANSWER, "not repeated: this gateway can't tell whether it has the first try");
        }
        Duration left = pause.left();
        if (!left.isZero()) {
            return new Unavailable(
                    UnavailableReason.THROTTLED, "the gateway asked for a pause", left, Recovery.BY_ITSELF);
        }
        if (formatted.text().isEmpty()) {
            return unwritable("an empty text");
        }
        return post(fields(sms, formatted));
    }

    Duration pauseLeft() {
        return pause.left();
    }

    private Fields fields(Sms sms, FormattedSms formatted) {
        Addressing addressing = gateway.addressing();
        Fields.OfSms values = new Fields.OfSms(
                addressing.phone(sms.recipient()),
                formatted.text(),
                sms.sendingId().orElseGet(() -> Long.toString(ids.next())),
                addressing.coding(formatted.plan().encoding()),
                formatted.plan().segments());
        return new Fields(values, gateway.constants());
    }

    private Outcome post(Fields fields) {
        Request.Builder request;
        try {
            request = gateway.plan().request(fields);
        } catch (UnwritableException e) {
            return unwritable(e.reason());
        }
        Deadline deadline = Deadline.in(gateway.wire().times().whole());
        Exchange exchange = turns.take(
                deadline, () -> redirects.exchange(request, gateway.plan().isGet(), deadline));
        Outcome outcome = reply.read(exchange, fields.ofSms());
        if (outcome instanceof Unavailable unavailable) {
            unavailable.retryAfter().ifPresent(pause::ask);
        }
        return outcome;
    }

    private static Outcome unwritable(String reason) {
        return new Rejected(RejectionReason.INVALID_CONTENT, "", reason);
    }

    @Override
    public void close() {
        link.close();
    }
}
