// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.testkit.fault.FaultScript.End;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultServerTest {

    private static final FaultScript OK = FaultScript.answeringHttp(200, "text/plain", "OK");
    private static final String ANSWER =
            "HTTP/1.1 200 Status\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nOK";
    private static final String REQUEST = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";

    private final FaultServer server = FaultServer.start(OK);

    @AfterEach
    void close() {
        server.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(400);
        return socket;
    }

    private Socket request() throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String answerTo(FaultScript script) throws IOException {
        server.enqueue(script);
        try (Socket socket = request()) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void plainAnswerIsWholeAndTheRequestIsRecorded() throws Exception {
        assertThat(answerTo(OK.then(End.CLOSE))).isEqualTo(ANSWER);
        assertThat(new String(server.received(0), StandardCharsets.US_ASCII)).isEqualTo(REQUEST);
        assertThat(server.requests()).isOne();
    }

    @Test
    void keptAliveConnectionAnswersAgain() throws Exception {
        try (Socket socket = request()) {
            assertThat(socket.getInputStream().readNBytes(ANSWER.length())).hasSize(ANSWER.length());
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(ANSWER.length())).hasSize(ANSWER.length());
        }
        assertThat(server.requests()).isEqualTo(2);
        assertThat(server.connections()).isOne();
    }

    @Test
    void anAnswerForOnceSaysThatTheConnectionEnds() throws Exception {
        assertThat(answerTo(FaultScript.answeringHttpOnce(200, "text/plain", "ÅK")))
                .startsWith("HTTP/1.1 200 ")
                .contains("\r\nConnection: close\r\n", "\r\nContent-Length: 3\r\n")
                .endsWith("\r\n\r\n\u00c3\u0085K");
    }

    @Test
    void refusedConnectionsAreTakenAgainOnTheSamePort() throws Exception {
        server.refuse();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        server.listen();
        assertThat(answerTo(OK.then(End.CLOSE))).isEqualTo(ANSWER);
    }

    @Test
    void silentServerReadsAndSaysNothing() throws Exception {
        server.enqueue(FaultScript.silent());
        try (Socket socket = request()) {
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(server.awaitRequests(1, Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void stallAfterRequestBytesReadsThemAndAnswersNothing() throws Exception {
        server.enqueue(OK.afterRequestBytes(10, End.STALL));
        try (Socket socket = request()) {
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void closeBeforeTheRequestIsReadEndsTheConnection() throws Exception {
        server.enqueue(OK.afterRequestBytes(0, End.CLOSE));
        try (Socket socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.received(0)).isEmpty();
    }

    @Test
    void resetIsAResetAndNoOrderlyEnd() {
        assertThatThrownBy(() -> answerTo(FaultScript.resettingAfterRequest())).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> answerTo(OK.afterRequestBytes(3, End.RESET))).isInstanceOf(SocketException.class);
    }

    @Test
    void answerIsCutAtChosenBytes() throws Exception {
        assertThat(answerTo(OK.afterAnswerBytes(30, End.CLOSE))).isEqualTo(ANSWER.substring(0, 30));
        assertThat(answerTo(OK.cutBeforeStatusLine())).isEmpty();
        assertThat(answerTo(OK.cutInsideStatusLine())).startsWith("HTTP/1.").doesNotContain("\r\n");
        assertThat(answerTo(OK.cutAfterStatusLine())).isEqualTo("HTTP/1.1 200 Status\r\n");
    }

    @Test
    void stallInTheAnswerKeepsTheConnectionOpen() throws Exception {
        server.enqueue(OK.afterAnswerBytes(5, End.STALL));
        try (Socket socket = request()) {
            assertThat(socket.getInputStream().readNBytes(5)).hasSize(5);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void halfCloseStillReads() throws Exception {
        server.enqueue(OK.then(End.HALF_CLOSE));
        try (Socket socket = request()) {
            assertThat(socket.getInputStream().readAllBytes()).hasSize(ANSWER.length());
            socket.getOutputStream().write("more".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
        }
        assertThat(server.requests()).isOne();
    }

    @Test
    void answerCanComeTwice() throws Exception {
        assertThat(answerTo(OK.twice().then(End.CLOSE))).isEqualTo(ANSWER + ANSWER);
    }

    @Test
    void slowAnswerTakesItsTime() throws Exception {
        long start = System.nanoTime();
        assertThat(answerTo(OK.slowly(Duration.ofMillis(2)).then(End.CLOSE))).isEqualTo(ANSWER);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(2L * ANSWER.length()));
    }

    @Test
    void garbageIsNoHttp() throws Exception {
        assertThat(answerTo(FaultScript.garbage())).isNotEmpty().doesNotContain("HTTP");
    }

    @Test
    void lineProtocolsHaveShorterRequests() throws Exception {
        FaultScript ok = FaultScript.answering("\r\nOK\r\n").then(End.CLOSE);
        try (FaultServer modem = FaultServer.start(ok, RequestEnd.line());
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), modem.port())) {
            socket.getOutputStream().write("AT\r".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).hasSize(6);
        }
    }
}
