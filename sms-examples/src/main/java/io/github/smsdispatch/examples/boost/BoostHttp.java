// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.examples.boost.Exchange.Answer;
import io.github.smsdispatch.examples.boost.Exchange.Lost;
import io.github.smsdispatch.examples.boost.Exchange.NotSent;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** One request to the service: a budget for everything, no redirect, no repetition. Thread-safe. */
final class BoostHttp {

    /** An answer has a few hundred bytes. */
    static final int MOST_BYTES = 64 * 1024;

    /** Firewalls forget idle connections without a word, and an SMS that is written into one is Unknown. */
    static final Duration IDLE = Duration.ofSeconds(15);

    private final BoostSettings settings;
    private final Clock clock;
    private @Nullable HttpClient client;
    private Instant lastUse = Instant.MIN;
    private boolean closed;

    BoostHttp(BoostSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Exchange post(String envelope) {
        HandOver body = new HandOver(envelope.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"\"")
                .POST(body)
                .build();
        return exchange(request, body);
    }

    /** Asks for nothing but a sign of life. */
    Exchange knock() {
        return exchange(HttpRequest.newBuilder(settings.url()).GET().build(), new HandOver(new byte[0]));
    }

    private Exchange exchange(HttpRequest request, HandOver body) {
        CompletableFuture<HttpResponse<byte[]>> coming;
        try {
            coming = client().sendAsync(request, head -> new LimitedBody(MOST_BYTES));
        } catch (UncheckedIOException e) {
            return new NotSent("no HTTP client can be made: too many open files?");
        }
        try {
            HttpResponse<byte[]> answer = coming.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
            String retryAfter = answer.headers().firstValue("Retry-After").orElse("");
            return new Answer(answer.statusCode(), retryAfter, SoapAnswer.read(answer.body()));
        } catch (TimeoutException e) {
            Exchange late = border(body, "no connection in time", UnknownReason.NO_ANSWER, "no whole answer in time");
            coming.cancel(true);
            return late;
        } catch (InterruptedException e) {
            Exchange ended = border(body, "interrupted", UnknownReason.INTERRUPTED, "interrupted");
            coming.cancel(true);
            Thread.currentThread().interrupt();
            return ended;
        } catch (ExecutionException e) {
            if (has(e, SSLHandshakeException.class)) {
                // The client asks for the body even when the peer hangs up in the handshake; none can decrypt it then.
                return new NotSent("TLS handshake failed");
            }
            return has(e, ProtocolException.class)
                    ? border(body, "no HTTP", UnknownReason.UNREADABLE_ANSWER, "the answer isn't HTTP")
                    : border(body, before(e), UnknownReason.CONNECTION_LOST, "the connection broke");
        }
    }

    /** Which side of the border a failure is on says the body, hardly ever the exception's class. */
    private static Exchange border(HandOver body, String before, UnknownReason reason, String after) {
        return body.callOff() ? new NotSent(before) : new Lost(reason, "the message was written, " + after);
    }

    /** In our words: messages of exceptions may hold addresses. */
    private static String before(Throwable e) {
        return has(e, ConnectException.class) ? "connection refused, or host unknown" : "no connection";
    }

    private static boolean has(@Nullable Throwable e, Class<? extends Throwable> kind) {
        return e != null && (kind.isInstance(e) || has(e.getCause(), kind));
    }

    /** A client that rested goes, with its connections and threads, as soon as its last request is done. */
    private synchronized HttpClient client() {
        if (closed) {
            throw new IllegalStateException(settings.name() + " is closed");
        }
        Instant now = clock.instant();
        HttpClient current = client;
        if (current == null || lastUse.plus(IDLE).isBefore(now)) {
            current = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = current;
        }
        lastUse = now;
        return current;
    }

    /** JDK 17 has no way to end a client: its daemon threads end once nobody refers to it. */
    synchronized void close() {
        closed = true;
        client = null;
    }
}
