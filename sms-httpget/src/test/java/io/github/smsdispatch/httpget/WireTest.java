// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.UnavailableReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Redirects, HTTP/2, proxies, packed and overlong answers, charsets, pauses: against a server that knows its HTTP. */
class WireTest {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRedirectToTheSameOriginIsFollowedByGet() throws Exception {
        server.enqueue(redirect(302, "/other?x=1"));
        server.enqueue(text(200, "OK"));
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(Peers.with(get(), "header.X-Key", "k3y"))) {
            assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Accepted.class);
        }
        server.takeRequest();
        RecordedRequest second = server.takeRequest();
        assertThat(second.getTarget()).isEqualTo("/other?x=1");
        assertThat(second.getHeaders().get("X-Key")).isEqualTo("k3y");
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "303", "307", "308"})
    void aRedirectOfAPostIsUnknown(int status) {
        server.enqueue(redirect(status, "/other"));
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(post())) {
            assertThat(Peers.send(dispatcher).describe())
                    .contains("HTTP " + status + ": a redirect that isn't followed");
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aRedirectElsewhereIsFollowedOnlyWhereAllowedAndWithoutOwnHeaders() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            String target = other.url("/there").toString();
            server.enqueue(redirect(302, target));
            try (HttpGetDispatcher dispatcher = Peers.dispatcher(get())) {
                assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Unknown.class);
            }
            assertThat(other.getRequestCount()).isZero();

            server.enqueue(redirect(302, target));
            other.enqueue(text(200, "OK"));
            Map<String, String> any = Peers.with(Peers.with(get(), "redirects", "any"), "header.X-Key", "k3y");
            try (HttpGetDispatcher dispatcher = Peers.dispatcher(any)) {
                assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(other.takeRequest().getHeaders().get("X-Key")).isNull();
        }
    }

    @Test
    void anEndlessRedirectEnds() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return redirect(302, "/again");
            }
        });
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(get())) {
            assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void aRedirectThatLeadsNowhereIsUnknownBecauseTheFirstRequestLeft() {
        server.enqueue(redirect(302, "http://127.0.0.1:9/"));
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(Peers.with(get(), "redirects", "any"))) {
            assertThat(Peers.send(dispatcher).describe()).startsWith("unknown CONNECTION_LOST: redirected, and then");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET", "POST"})
    void http2IsSpokenWhereAsked(String method) throws Exception {
        server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        Map<String, String> settings = Peers.with(method.equals("GET") ? get() : post(), "http", "2-without-tls");
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(settings)) {
            for (int i = 0; i < 3; i++) {
                server.enqueue(text(200, "OK"));
                assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Accepted.class);
            }
        }
        server.takeRequest();
        RecordedRequest second = server.takeRequest();
        assertThat(second.getMethod()).isEqualTo(method);
        assertThat(second.getVersion()).isEqualTo("HTTP/2");
        assertThat(second.getConnectionIndex()).as("the same connection").isZero();
    }

    @Test
    void aPackedAnswerIsUnpackedAndABombMeetsTheLimit() throws Exception {
        server.enqueue(packed("OK".getBytes(StandardCharsets.UTF_8)));
        server.enqueue(packed(new byte[50_000_000]));
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(get())) {
            assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Accepted.class);
            assertThat(Peers.send(dispatcher).describe())
                    .isEqualTo("unknown UNREADABLE_ANSWER: HTTP 200 with more than 65536 bytes");
        }
    }

    @Test
    void anAnswerOfAMegabyteIsUnknown() {
        server.enqueue(text(200, "O".repeat(1 << 20)));
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(get())) {
            assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain; charset=ISO-8859-1, ISO-8859-1, true",
        "text/plain; charset=UTF-8, ISO-8859-1, false",
        "text/plain; charset=no-such, UTF-8, true",
        "text/plain, UTF-8, true",
        "'', UTF-8, true",
    })
    void theAnswersCharsetCounts(String type, String written, boolean readable) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", type)
                .body(new Buffer().write("Bestätigt".getBytes(java.nio.charset.Charset.forName(written))))
                .build());
        Map<String, String> settings = Peers.with(get(), "rule.1.body", "^Bestätigt$");
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(settings)) {
            assertThat(Peers.send(dispatcher) instanceof Outcome.Accepted).isEqualTo(readable);
        }
    }

    @Test
    void everythingGoesThroughTheProxyWithItsLogin() throws Exception {
        server.enqueue(text(200, "OK"));
        Map<String, String> settings = Map.of(
                "url", "http://gateway.invalid/send?to={phone}&text={text}",
                "success", "any-2xx",
                "proxy", "127.0.0.1:" + server.getPort(),
                "proxyUsername", "nav",
                "proxyPassword", "pr0xy");
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(settings)) {
            assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Accepted.class);
        }
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Proxy-Authorization")).isEqualTo("Basic bmF2OnByMHh5");
        assertThat(request.getHeaders().get("Host")).isEqualTo("gateway.invalid");
    }

    @Test
    void aProxyThatRefusesTheTunnelGetsNothing() {
        server.enqueue(text(407, "no"));
        Map<String, String> settings = Map.of(
                "url", "https://gateway.invalid/send?to={phone}&text={text}",
                "success", "any-2xx",
                "proxy", "127.0.0.1:" + server.getPort());
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(settings)) {
            assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Unavailable.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void aPauseThatTheGatewayAskedForIsKept(int seconds) {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", Integer.toString(seconds))
                .build());
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(get())) {
            assertThat(Peers.send(dispatcher))
                    .isInstanceOfSatisfying(
                            Outcome.Unavailable.class,
                            unavailable -> assertThat(unavailable.retryAfter()).isPresent());
            assertThat(Peers.send(dispatcher))
                    .isInstanceOfSatisfying(
                            Outcome.Unavailable.class,
                            unavailable -> assertThat(unavailable.reason()).isEqualTo(UnavailableReason.THROTTLED));
            assertThat(dispatcher.capabilities().inFlight()).isZero();
            assertThat(dispatcher.status().health()).isEqualTo(DispatcherStatus.Health.DOWN);
            Peers.await("the pause ends", () -> dispatcher.capabilities().inFlight() > 0);
            server.enqueue(text(200, "OK"));
            assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Accepted.class);
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void theBodyIsWrittenInTheSettingsCharset() throws Exception {
        server.enqueue(text(200, "OK"));
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(Peers.with(post(), "charset", "ISO-8859-1"))) {
            assertThat(Peers.send(dispatcher, "på gjensyn")).isInstanceOf(Outcome.Accepted.class);
            assertThat(Peers.send(dispatcher, "5 €").describe())
                    .isEqualTo("rejected INVALID_CONTENT: U+20AC can't be written in ISO-8859-1");
        }
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Content-Type"))
                .isEqualTo("application/x-www-form-urlencoded; charset=iso-8859-1");
        assertThat(request.getBody().utf8()).isEqualTo("text=p%E5+gjensyn&to=%2B4712345678");
    }

    @ParameterizedTest
    @CsvSource({".", ".."})
    void aTextCanNotLeadToAnotherPage(String text) {
        Map<String, String> settings = Peers.with(get(), "url", "/send/{phone}/{text}");
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(settings)) {
            assertThat(Peers.send(dispatcher, text)).isInstanceOf(Outcome.Rejected.class);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void lineEndsInTheTextEndNoHeader() {
        Map<String, String> settings = Peers.with(get(), "header.X-Text", "{text}");
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(settings)) {
            assertThat(Peers.send(dispatcher, "a\r\nX-Evil: 1")).isInstanceOf(Outcome.Rejected.class);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void headersBearerAndXmlAreSentAsSet() throws Exception {
        server.enqueue(text(200, "OK"));
        Map<String, String> settings = Map.of(
                "baseUrl", server.url("/").toString(),
                "url", "/sms",
                "method", "POST",
                "auth", "bearer",
                "token", "t0ken",
                "header.Idempotency-Key", "sms-{id}",
                "xml", "<sms to=\"{phone}\"><t>{text}</t></sms>",
                "success", "any-2xx");
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(settings)) {
            assertThat(Peers.send(dispatcher, "<b> & \"c\"")).isInstanceOf(Outcome.Accepted.class);
        }
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer t0ken");
        assertThat(request.getHeaders().get("Idempotency-Key")).matches("sms-[0-9]{10}");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/xml; charset=UTF-8");
        assertThat(request.getBody().utf8())
                .isEqualTo("<sms to=\"+4712345678\"><t>&lt;b&gt; &amp; &quot;c&quot;</t></sms>");
    }

    @Test
    void whoseIdCountsIsToldBeforehand() {
        try (HttpGetDispatcher theirs = Peers.dispatcher(get());
                HttpGetDispatcher ours = Peers.dispatcher(Peers.with(get(), "sendingId", "own"))) {
            assertThat(theirs.capabilities().sendingIds()).isEqualTo(Capabilities.SendingIds.CHOSEN_BY_TRANSPORT);
            assertThat(ours.capabilities().sendingIds()).isEqualTo(Capabilities.SendingIds.CHOSEN_BY_CLIENT);
        }
    }

    private Map<String, String> get() {
        return Map.of(
                "baseUrl", server.url("/").toString(),
                "url", "/send?to={phone}&text={text}",
                "rule.1.status", "200",
                "rule.1.body", "^OK$",
                "rule.1.outcome", "accepted");
    }

    private Map<String, String> post() {
        return Map.of(
                "baseUrl", server.url("/").toString(),
                "url", "/send",
                "method", "POST",
                "form.to", "{phone}",
                "form.text", "{text}",
                "rule.1.status", "200",
                "rule.1.body", "^OK$",
                "rule.1.outcome", "accepted");
    }

    private static MockResponse text(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }

    private static MockResponse redirect(int status, String location) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Location", location)
                .build();
    }

    private static MockResponse packed(byte[] body) throws IOException {
        Buffer packed = new Buffer();
        try (okio.BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
            sink.write(body);
        }
        return new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build();
    }
}
