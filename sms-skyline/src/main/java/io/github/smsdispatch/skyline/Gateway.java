// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.http.AnswerReader;
import io.github.smsdispatch.http.Deadline;
import io.github.smsdispatch.http.Exchange;
import io.github.smsdispatch.http.HttpLink;
import io.github.smsdispatch.http.HttpLinkBuilder;
import io.github.smsdispatch.http.Turns;
import java.time.Clock;
import java.time.Duration;
import okhttp3.Authenticator;

/** The device: at most so many requests at a time as the settings allow, in order of arrival. Parallel ones overwhelm it. */
final class Gateway implements AutoCloseable {

    private final HttpLink http;
    private final Access access;
    private final Turns turns;

    Gateway(SkylineSettings settings, Clock clock) {
        http = new HttpLinkBuilder("skyline-" + settings.name(), settings.inFlight(), AnswerReader.utf8(Json.MAX_BYTES))
                .timeouts(settings.connectTimeout(), Duration.ZERO, Duration.ZERO)
                .proxy(settings.proxy(), Authenticator.NONE)
                .tls(settings.trust())
                .build();
        access = settings.security() == SkylineSettings.Security.ENCRYPTED
                ? new SessionAccess(settings, http, clock)
                : new PlainAccess(settings, http);
        turns = new Turns(settings.inFlight());
    }

    Exchange call(GatewayRequest request, Deadline deadline) {
        return turns.take(deadline, () -> access.call(request, deadline));
    }

    @Override
    public void close() {
        http.close();
    }
}
