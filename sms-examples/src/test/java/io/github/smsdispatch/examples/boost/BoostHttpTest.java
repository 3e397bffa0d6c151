// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.examples.boost.Exchange.Answer;
import io.github.smsdispatch.examples.boost.Exchange.Lost;
import io.github.smsdispatch.examples.boost.Exchange.NotSent;
import io.github.smsdispatch.testkit.MutableClock;
import io.github.smsdispatch.testkit.fault.FaultScript;
import io.github.smsdispatch.testkit.fault.FaultScript.End;
import io.github.smsdispatch.testkit.fault.FaultServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which side of the border a failure is on, over real connections. */
class BoostHttpTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(1500);
    private static final FaultScript YES = FaultScript.answeringHttp(200, "text/xml", SoapText.returning("true"));

    private final FaultServer server = FaultServer.start(YES);
    private final MutableClock clock = MutableClock.at(Instant.parse("2026-12-01T09:00:00Z"));
    private final BoostHttp http = http(url("http"), AMPLE);

    private String url(String scheme) {
        return scheme + "://127.0.0.1:" + server.port() + "/sender";
    }

    private BoostHttp http(String url, Duration budget) {
        return new BoostHttp(
                new BoostSettings("boost1", URI.create(url), "alerts", Secret.of("s3cret"), "NOC", "", budget, 4),
                clock);
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void theRequestIsSoapOverHttp() {
        assertThat(http.post("<é/>")).isEqualTo(new Answer(200, "", new SoapAnswer.Returned("true")));
        String request = new String(server.received(0), StandardCharsets.UTF_8);
        assertThat(request)
                .startsWith("POST /sender HTTP/1.1\r\n")
                .containsIgnoringCase("\r\nContent-Type: text/xml; charset=utf-8\r\n")
                .containsIgnoringCase("\r\nSOAPAction: \"\"\r\n")
                .endsWith("\r\n\r\n<é/>")
                .doesNotContainIgnoringCase("upgrade");
    }

    static Stream<FaultScript> cuts() {
        return Stream.of(
                FaultScript.resettingAfterRequest(),
                YES.cutBeforeStatusLine(),
                YES.cutInsideStatusLine(),
                YES.cutAfterStatusLine(),
                YES.afterAnswerBytes(90, End.CLOSE),
                YES.afterAnswerBytes(90, End.RESET));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void anAnswerThatIsCutOffIsLost(FaultScript cut) {
        server.otherwise(cut);

        assertThat(http.post("<a/>"))
                .isEqualTo(new Lost(UnknownReason.CONNECTION_LOST, "the message was written, the connection broke"));
        assertThat(server.requests()).isEqualTo(1);
    }

    static Stream<FaultScript> delays() {
        return Stream.of(FaultScript.silent(), YES.afterAnswerBytes(90, End.STALL), YES.slowly(Duration.ofMillis(50)));
    }

    @ParameterizedTest
    @MethodSource("delays")
    void theBudgetHoldsForTheWholeAnswer(FaultScript delay) {
        server.otherwise(delay);

        assertThat(http(url("http"), SHORT).post("<a/>"))
                .isEqualTo(new Lost(UnknownReason.NO_ANSWER, "the message was written, no whole answer in time"));
    }

    @Test
    void whatIsNotHttpIsUnreadable() {
        server.otherwise(FaultScript.garbage());

        assertThat(http.post("<a/>"))
                .isEqualTo(new Lost(UnknownReason.UNREADABLE_ANSWER, "the message was written, the answer isn't HTTP"));
    }

    @Test
    void aRefusedConnectionAndAnUnknownHostAreNotSent() {
        server.refuse();
        NotSent expected = new NotSent("connection refused, or host unknown");

        assertThat(http.post("<a/>")).isEqualTo(expected);
        assertThat(http("http://no-such-host.invalid/", AMPLE).post("<a/>")).isEqualTo(expected);
    }

    @Test
    void aFailingHandshakeIsNotSent() {
        server.otherwise(FaultScript.silent().afterRequestBytes(1, End.CLOSE));

        assertThat(http(url("https"), AMPLE).post("<a/>")).isEqualTo(new NotSent("TLS handshake failed"));
    }

    @Test
    void aSilentHandshakeIsNotSent() {
        server.otherwise(FaultScript.silent());

        assertThat(http(url("https"), SHORT).post("<a/>")).isEqualTo(new NotSent("no connection in time"));
    }

    @Test
    void anInterruptBeforeTheSendSendsNothing() {
        Thread.currentThread().interrupt();
        try {
            assertThat(http.post("<a/>")).isInstanceOf(NotSent.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(server.requests()).isZero();
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        String endless = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 100000000\r\n\r\n"
                + "x".repeat(2 * BoostHttp.MOST_BYTES);
        server.otherwise(FaultScript.answering(endless).then(End.STALL));

        assertThat(http.post("<a/>")).isEqualTo(new Answer(200, "", new SoapAnswer.Unreadable()));
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.otherwise(FaultScript.answering(
                "HTTP/1.1 307 Moved\r\nLocation: /elsewhere\r\nRetry-After: 5\r\nContent-Length: 0\r\n\r\n"));

        assertThat(http.post("<a/>")).isEqualTo(new Answer(307, "5", new SoapAnswer.Unreadable()));
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void aConnectionIsUsedAgainButNotAfterAPause() {
        http.post("<a/>");
        clock.advance(BoostHttp.IDLE);
        http.post("<a/>");
        assertThat(server.connections()).isEqualTo(1);

        clock.advance(BoostHttp.IDLE.plusMillis(1));
        http.post("<a/>");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aClosedOneRefusesAndItsThreadsEnd() throws InterruptedException {
        Set<Thread> before = clientThreads();
        http.post("<a/>");
        List<Thread> ours = clientThreads().stream()
                .filter(thread -> !before.contains(thread))
                .toList();
        assertThat(ours).isNotEmpty();
        http.close();

        assertThatIllegalStateException().isThrownBy(() -> http.post("<a/>")).withMessage("boost1 is closed");
        Instant end = Instant.now().plusSeconds(20);
        while (ours.stream().anyMatch(this::selects) && Instant.now().isBefore(end)) {
            System.gc();
            ours.get(0).join(100);
        }
        assertThat(ours).noneMatch(this::selects);
    }

    /** Workers end by themselves after a minute without work; this one ends with its client or never. */
    private boolean selects(Thread thread) {
        return thread.isAlive() && thread.getName().endsWith("-SelectorManager");
    }

    private static Set<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-"))
                .collect(Collectors.toSet());
    }
}
