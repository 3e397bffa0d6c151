// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.testkit.fault.FaultScript;
import io.github.smsdispatch.testkit.fault.FaultScript.End;
import io.github.smsdispatch.testkit.fault.FaultServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every place where a connection can die, and the one outcome that belongs to it. */
class ByteLevelTest {

    private static final String BODY = "OK";
    private static final FaultScript GOOD = FaultScript.answeringHttp(200, "text/plain", BODY);

    /** Ends that can't leave the client waiting, in the middle of the request and of the answer. */
    static Stream<FaultScript> broken() {
        Stream<FaultScript> inRequest = IntStream.of(1, 10, 60)
                .boxed()
                .flatMap(bytes -> Stream.of(End.CLOSE, End.RESET).map(end -> GOOD.afterRequestBytes(bytes, end)));
        Stream<FaultScript> inAnswer = IntStream.of(0, 1, 8, 17, 30, 60, 69)
                .boxed()
                .flatMap(bytes ->
                        Stream.of(End.CLOSE, End.RESET, End.HALF_CLOSE).map(end -> GOOD.afterAnswerBytes(bytes, end)));
        Stream<FaultScript> named = Stream.of(
                GOOD.cutBeforeStatusLine(),
                GOOD.cutInsideStatusLine(),
                GOOD.cutAfterStatusLine(),
                FaultScript.resettingAfterRequest(),
                FaultScript.garbage());
        return Stream.of(inRequest, inAnswer, named).flatMap(stream -> stream);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aConnectionThatDiesAfterTheFirstByteIsUnknownAndNothingIsSentAgain(FaultScript script) {
        for (String method : new String[] {"GET", "POST"}) {
            try (FaultServer peer = FaultServer.start(script);
                    HttpGetDispatcher dispatcher = Peers.dispatcher(settings(peer, method))) {
                Outcome outcome = Peers.send(dispatcher);
                assertThat(outcome).as(method + " " + script).isInstanceOf(Outcome.Unknown.class);
                assertThat(peer.connections()).as(method + " " + script).isEqualTo(1);
            }
        }
    }

    /** Which comes first, the reset or the first byte, is up to the kernels; the outcome tells which it was. */
    @ParameterizedTest
    @EnumSource(names = {"CLOSE", "RESET"})
    void aConnectionThatDiesAtOnceIsUnavailableOrUnknown(End end) {
        try (FaultServer peer = FaultServer.start(GOOD.afterRequestBytes(0, end));
                HttpGetDispatcher dispatcher = Peers.dispatcher(settings(peer, "GET"))) {
            Outcome outcome = Peers.send(dispatcher);
            assertThat(outcome).isInstanceOfAny(Outcome.Unknown.class, Outcome.Unavailable.class);
            if (outcome instanceof Outcome.Unavailable) {
                assertThat(outcome.describe()).contains("nothing was written");
            }
            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    /** Silence in the middle of the request, before and within the answer. */
    static Stream<FaultScript> silent() {
        return Stream.of(
                FaultScript.silent(),
                GOOD.afterRequestBytes(0, End.STALL),
                GOOD.afterRequestBytes(20, End.STALL),
                GOOD.afterAnswerBytes(0, End.STALL),
                GOOD.afterAnswerBytes(12, End.STALL),
                GOOD.afterAnswerBytes(40, End.STALL),
                GOOD.afterAnswerBytes(64, End.STALL));
    }

    @ParameterizedTest
    @MethodSource("silent")
    void silenceIsUnknownWithinTheBudget(FaultScript script) {
        try (FaultServer peer = FaultServer.start(script);
                HttpGetDispatcher dispatcher =
                        Peers.dispatcher(Peers.with(settings(peer, "GET"), "timeout", "400ms"))) {
            long start = System.nanoTime();
            assertThat(Peers.send(dispatcher))
                    .isInstanceOfSatisfying(
                            Outcome.Unknown.class,
                            unknown -> assertThat(unknown.reason()).isEqualTo(UnknownReason.NO_ANSWER));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void theReadTimeOutEndsSilenceBeforeTheBudget() {
        Map<String, String> settings;
        try (FaultServer peer = FaultServer.start(FaultScript.silent())) {
            settings = Peers.with(settings(peer, "GET"), "readTimeout", "200ms");
            try (HttpGetDispatcher dispatcher = Peers.dispatcher(settings)) {
                long start = System.nanoTime();
                assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Unknown.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void slowBytesAreReadAsLongAsTheBudgetLasts() {
        try (FaultServer peer = FaultServer.start(GOOD.slowly(Duration.ofMillis(2)));
                HttpGetDispatcher dispatcher = Peers.dispatcher(settings(peer, "GET"))) {
            assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void aConnectionIsKeptForTheNextSms() {
        try (FaultServer peer = FaultServer.start(GOOD);
                HttpGetDispatcher dispatcher = Peers.dispatcher(settings(peer, "GET"))) {
            for (int i = 0; i < 10; i++) {
                assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatComesTwiceSpoilsNoOtherSms() {
        try (FaultServer peer = FaultServer.start(GOOD.twice());
                HttpGetDispatcher dispatcher = Peers.dispatcher(settings(peer, "GET"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(peer.requests()).isEqualTo(3);
        }
    }

    /** A whole refusal is believed where the client gets to read it; else the outcome is unknown, never anything else. */
    @Test
    void anAnswerInTheMiddleOfTheRequestIsARefusalOrUnknown() throws Exception {
        byte[] refusal = "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread peer = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().readNBytes(40);
                    socket.getOutputStream().write(refusal);
                } catch (IOException e) {
                    // The client is gone.
                }
            });
            peer.start();
            Map<String, String> settings = Map.of(
                    "url", "http://127.0.0.1:" + server.getLocalPort() + "/send",
                    "method", "POST",
                    "form.to", "{phone}",
                    "form.text", "{text}",
                    "field.filler", "x".repeat(4_000_000),
                    "form.filler", "{filler}");
            try (HttpGetDispatcher dispatcher = Peers.dispatcher(settings)) {
                assertThat(Peers.send(dispatcher)).isInstanceOfAny(Outcome.Rejected.class, Outcome.Unknown.class);
            }
            peer.join(10_000);
        }
    }

    @Test
    void nothingListensIsUnavailable() {
        FaultServer peer = FaultServer.start(GOOD);
        Map<String, String> settings = settings(peer, "GET");
        peer.close();
        try (HttpGetDispatcher dispatcher = Peers.dispatcher(settings)) {
            assertThat(Peers.send(dispatcher).describe())
                    .isEqualTo("unavailable UNREACHABLE: nothing was written: connection refused");
        }
    }

    @Test
    void anUnknownHostIsUnavailable() {
        try (HttpGetDispatcher dispatcher =
                Peers.dispatcher(Map.of("url", "http://no-such-host.invalid/?to={phone}&text={text}"))) {
            assertThat(Peers.send(dispatcher)).isInstanceOf(Outcome.Unavailable.class);
        }
    }

    @Test
    void theRequestOnTheWireIsWhatTheTemplateSays() {
        try (FaultServer peer = FaultServer.start(GOOD);
                HttpGetDispatcher dispatcher = Peers.dispatcher(settings(peer, "GET"))) {
            Peers.send(dispatcher);
            assertThat(new String(peer.received(0), StandardCharsets.US_ASCII))
                    .startsWith("GET /send?to=%2B4712345678&text=Dinner%20at%20eight%3F HTTP/1.1\r\n");
        }
    }

    private static Map<String, String> settings(FaultServer peer, String method) {
        Map<String, String> base = Map.of(
                "baseUrl", peer.baseUrl().toString(),
                "rule.1.status", "200",
                "rule.1.body", "^OK$",
                "rule.1.outcome", "accepted",
                "method", method);
        return method.equals("GET")
                ? Peers.with(base, "url", "/send?to={phone}&text={text}")
                : Peers.with(Peers.with(Peers.with(base, "url", "/send"), "form.to", "{phone}"), "form.text", "{text}");
    }
}
