// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.testkit.fault.FaultScript;
import io.github.smsdispatch.testkit.fault.FaultServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The border between Unavailable and Unknown, byte by byte. */
class FaultServerTest {

    private static final String TAKEN = "{\"code\":200,\"status\":[{\"tid\":7,\"status\":\"0 OK\"}]}";

    private final FaultServer peer = FaultServer.start(FaultScript.answeringHttp(200, "application/json", TAKEN));
    private final List<SkylineDispatcher> open = new ArrayList<>();

    @AfterEach
    void closeAll() {
        open.forEach(SkylineDispatcher::close);
        peer.close();
    }

    private SkylineDispatcher dispatcher(String url, UnaryOperator<SkylineSettings.Builder> more) {
        SkylineSettings.Builder builder = SkylineSettings.builder("skyline1")
                .baseUrl(url)
                .login("operator", Secret.of("s3cr3t"))
                .portChoice(SkylineSettings.PortChoice.DEVICE)
                .connectTimeout(Duration.ofMillis(300))
                .timeout(Duration.ofMillis(700));
        SkylineDispatcher dispatcher =
                SkylineDispatcher.create(more.apply(builder).build(), DispatcherContext.standalone());
        open.add(dispatcher);
        return dispatcher;
    }

    private SkylineDispatcher dispatcher() {
        return dispatcher(peer.baseUrl().toString(), b -> b);
    }

    private static Outcome send(SkylineDispatcher dispatcher) {
        return dispatcher
                .send(Sms.of(PhoneNumber.of("+15550100001"), List.of(SmsMessage.of("hello")))
                        .withSendingId("7", Posting.FIRST))
                .outcome();
    }

    private void assertUnknown(FaultScript script, UnknownReason reason) {
        peer.enqueue(script);
        assertThat(send(dispatcher()))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.reason()).isEqualTo(reason));
        assertThat(peer.connections()).isEqualTo(1);
    }

    @Test
    void wholeAnswerIsAccepted() {
        assertThat(send(dispatcher())).isEqualTo(new Accepted("7", 1));
    }

    @Test
    void silenceAfterTheRequestIsUnknown() {
        assertUnknown(FaultScript.silent(), UnknownReason.NO_ANSWER);
    }

    @Test
    void resetAfterTheRequestIsUnknown() {
        assertUnknown(FaultScript.resettingAfterRequest(), UnknownReason.CONNECTION_LOST);
    }

    @Test
    void resetInTheMiddleOfTheRequestIsUnknown() {
        assertUnknown(
                FaultScript.answeringHttp(200, "application/json", TAKEN).afterRequestBytes(40, FaultScript.End.RESET),
                UnknownReason.CONNECTION_LOST);
    }

    @Test
    void garbageIsUnknown() {
        peer.enqueue(FaultScript.garbage());
        assertThat(send(dispatcher())).isInstanceOf(Unknown.class);
    }

    @Test
    void answerCutAnywhereIsUnknown() {
        FaultScript whole = FaultScript.answeringHttp(200, "application/json", TAKEN);
        for (FaultScript cut : List.of(
                whole.cutBeforeStatusLine(),
                whole.cutInsideStatusLine(),
                whole.cutAfterStatusLine(),
                whole.afterAnswerBytes(60, FaultScript.End.CLOSE),
                whole.afterAnswerBytes(100, FaultScript.End.CLOSE))) {
            peer.enqueue(cut);
            assertThat(send(dispatcher())).as(cut.toString()).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void slowAnswerEndsWithTheBudget() {
        peer.enqueue(FaultScript.answeringHttp(200, "application/json", TAKEN).slowly(Duration.ofMillis(100)));
        long start = System.nanoTime();
        assertThat(send(dispatcher())).isInstanceOf(Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void refusedConnectionIsUnavailable() {
        peer.refuse();
        assertUnreachable(send(dispatcher()));
    }

    @Test
    void unknownHostIsUnavailable() {
        assertUnreachable(send(dispatcher("http://gateway.invalid", b -> b)));
    }

    @Test
    void failedTlsHandshakeIsUnavailable() {
        peer.otherwise(FaultScript.garbage());
        assertUnreachable(send(dispatcher(peer.baseUrl().toString().replace("http:", "https:"), b -> b)));
    }

    @Test
    void connectTimeOutIsUnavailable() throws Exception {
        // A full backlog: the kernel takes no further connection and says nothing.
        try (var full = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            List<java.net.Socket> fillers = new ArrayList<>();
            try {
                for (int i = 0; i < 4; i++) {
                    java.net.Socket filler = new java.net.Socket();
                    fillers.add(filler);
                    try {
                        filler.connect(full.getLocalSocketAddress(), 100);
                    } catch (java.net.SocketTimeoutException e) {
                        break;
                    }
                }
                assertUnreachable(send(dispatcher("http://127.0.0.1:" + full.getLocalPort(), b -> b)));
            } finally {
                for (java.net.Socket filler : fillers) {
                    filler.close();
                }
            }
        }
    }

    @Test
    void waitingForATurnIsPartOfTheBudget() throws Exception {
        peer.otherwise(FaultScript.silent());
        SkylineDispatcher dispatcher = dispatcher();
        CountDownLatch started = new CountDownLatch(1);
        AtomicReference<Outcome> first = new AtomicReference<>();
        Thread other = new Thread(() -> {
            started.countDown();
            first.set(send(dispatcher));
        });
        other.start();
        started.await();
        assertThat(peer.awaitRequests(1, Duration.ofSeconds(5))).isTrue();
        Outcome second = send(dispatcher);
        other.join();
        assertThat(first.get()).isInstanceOf(Unknown.class);
        // It got its turn late or not at all; in both cases it ended in time and says what it knows.
        assertThat(second).isInstanceOfAny(Unavailable.class, Unknown.class);
    }

    @Test
    void interruptBeforeTheRequestHandsNothingOver() {
        Thread.currentThread().interrupt();
        Outcome outcome = send(dispatcher());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isInstanceOf(Unavailable.class);
        assertThat(peer.requests()).isZero();
    }

    private static void assertUnreachable(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.reason()).isEqualTo(UnavailableReason.UNREACHABLE));
    }
}
