// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.http.Deadline;
import io.github.smsdispatch.http.Exchange;
import io.github.smsdispatch.http.Exchange.Answer;
import io.github.smsdispatch.http.Exchange.Failure;
import io.github.smsdispatch.http.Exchange.Kind;
import io.github.smsdispatch.http.HttpLink;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Calls within an encrypted session. The sequence number must rise in the order of arrival, so calls go one at a time
 * under one lock; after anything but a readable positive answer the next call opens a new session.
 */
final class SessionAccess implements Access {

    private static final int EXPIRES_SECONDS = 180;
    private static final int MARGIN_SECONDS = 20;

    private final SkylineSettings settings;
    private final HttpLink http;
    private final GatewayUrls urls;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock(true);

    private @Nullable CryptSession session;
    private Instant ends = Instant.MIN;
    private long seq;

    SessionAccess(SkylineSettings settings, HttpLink http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.urls = new GatewayUrls(settings);
        this.clock = clock;
    }

    @Override
    public Exchange call(GatewayRequest request, Deadline deadline) {
        try {
            if (!lock.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                return new Failure(Kind.NO_TURN, "no turn in the encrypted session within the time budget");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failure(Kind.NO_TURN, "interrupted while waiting for a turn");
        }
        try {
            return locked(request, deadline);
        } finally {
            lock.unlock();
        }
    }

    private Exchange locked(GatewayRequest request, Deadline deadline) {
        CryptSession current = session;
        boolean fresh = current == null || !clock.instant().isBefore(ends);
        if (fresh) {
            session = null;
            Failure failure = open(deadline);
            current = session;
            if (failure != null || current == null) {
                return failure == null ? new Failure(Kind.LOGIN_REFUSED, "no session") : failure;
            }
        }
        Exchange exchange = send(Objects.requireNonNull(current), request, deadline);
        if (isPositive(exchange)) {
            return exchange;
        }
        session = null;
        return fresh || !isRefused(exchange)
                ? exchange
                : new Failure(Kind.NOT_SENT, "the gateway ended the session; the next request opens a new one");
    }

    /** With a session that worked before this means that the device has forgotten it, not that the password is wrong. */
    private static boolean isRefused(Exchange exchange) {
        long code = exchange instanceof Answer answer && answer.status() == 200
                ? Json.readObject(answer.text())
                        .map(reply -> Json.leading(reply.path("code")).orElse(-1))
                        .orElse(-1L)
                : -1;
        return code == 1 || code == 14;
    }

    private Exchange send(CryptSession current, GatewayRequest request, Deadline deadline) {
        long number = ++seq;
        String resource = urls.resource(request.page());
        HttpUrl.Builder url = urls.url(resource)
                .addQueryParameter("session", current.id())
                .addQueryParameter("seq", Long.toString(number))
                .addQueryParameter("auth", current.auth(number, resource));
        request.query().forEach(url::addQueryParameter);
        String json = request.json();
        return http.exchange(
                json == null
                        ? urls.get(url.build())
                        : urls.post(url.build(), current.encrypt(number, json.getBytes(StandardCharsets.UTF_8))),
                deadline.left());
    }

    /** Opens a session; whatever goes wrong here, the request itself wasn't made. */
    private @Nullable Failure open(Deadline deadline) {
        String credentials = settings.username() + settings.password().reveal();
        String nonce = Integer.toString(100_000 + random.nextInt(900_000));
        String auth = CryptSession.openAuth(credentials, nonce);
        HttpUrl url = urls.url(CryptSession.OPEN)
                .addQueryParameter("username", settings.username())
                .addQueryParameter("cnonce", nonce)
                .addQueryParameter("auth", auth)
                .addQueryParameter("crypt", "aes-ecb")
                .addQueryParameter("expires", Integer.toString(EXPIRES_SECONDS))
                .build();
        Exchange exchange = http.exchange(urls.get(url), deadline.left());
        if (exchange instanceof Failure failure) {
            return new Failure(Kind.NOT_SENT, "no session could be opened: " + failure.text());
        }
        Optional<ObjectNode> reply =
                exchange instanceof Answer answer ? Json.readObject(answer.text()) : Optional.empty();
        OptionalLong code = reply.map(r -> Json.leading(r.path("code"))).orElse(OptionalLong.empty());
        String id = reply.map(r -> r.path("session").asText("")).orElse("");
        if (code.isEmpty() || code.getAsLong() != 0 || id.isEmpty()) {
            return code.isPresent() && code.getAsLong() != 0
                    ? new Failure(Kind.LOGIN_REFUSED, "the gateway refused a session (code " + code.getAsLong() + ")")
                    : new Failure(Kind.NOT_SENT, "no session could be opened: unreadable answer");
        }
        long seconds = reply.map(r -> Json.whole(r.path("expires")))
                .orElse(OptionalLong.empty())
                .orElse(EXPIRES_SECONDS);
        ends = clock.instant().plusSeconds(Math.max(1, Math.min(seconds, 86_400) - MARGIN_SECONDS));
        session = new CryptSession(credentials, auth, id);
        seq = 0;
        return null;
    }

    private static boolean isPositive(Exchange exchange) {
        return exchange instanceof Answer answer
                && answer.status() == 200
                && Json.readObject(answer.text())
                        .map(reply -> !reply.has("code") || isSuccess(Json.leading(reply.path("code"))))
                        .orElse(false);
    }

    private static boolean isSuccess(OptionalLong code) {
        return code.isPresent() && (code.getAsLong() == 0 || code.getAsLong() == 200);
    }
}
