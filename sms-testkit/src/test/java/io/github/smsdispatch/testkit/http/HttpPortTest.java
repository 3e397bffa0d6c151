// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.testkit.http.HttpHandler.Arrival;
import io.github.smsdispatch.testkit.http.HttpHandler.Exchange;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpPortTest {

    private static final class Echo implements HttpHandler {

        @Override
        public Arrival arriving() {
            return Arrival.READ;
        }

        @Override
        public Exchange handle(HttpRequest request) {
            String text = request.method() + " " + request.path() + " " + request.query() + " "
                    + new String(request.body(), StandardCharsets.UTF_8);
            return Exchange.of(Answer.reply(200, "text/plain", text));
        }
    }

    private final HttpPort port = new HttpPort(InetAddress.getLoopbackAddress(), 0, new Echo());

    @BeforeEach
    void open() {
        port.open();
    }

    @AfterEach
    void close() {
        port.close();
    }

    private String answersTo(String requests) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void chunkedBodiesArePutTogether() throws Exception {
        String head = "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        String body = "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n";
        assertThat(answersTo(head + body)).contains("200 OK").endsWith("POST /a {} hello world");
    }

    @Test
    void clientThatAsksFirstIsToldToContinue() throws Exception {
        String head = "POST /a HTTP/1.1\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: 2\r\n\r\n";
        assertThat(answersTo(head + "hi"))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK")
                .endsWith("hi");
    }

    @Test
    void requestsInARowAreAnsweredInOrder() throws Exception {
        String first = "GET /a?B=%41+c&b=2 HTTP/1.1\r\n\r\n";
        String second = "GET /b?x=%zz HTTP/1.1\r\nConnection: close\r\n\r\n";
        assertThat(answersTo(first + second)).containsSubsequence("GET /a {b=A c}", "GET /b {x=%zz}");
    }

    @Test
    void whatIsNoRequestEndsTheConnection() throws Exception {
        assertThat(answersTo("\u0001\u0002garbage\r\n\r\n")).isEmpty();
        assertThat(answersTo("POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n"))
                .isEmpty();
        assertThat(answersTo("GET /still HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .endsWith("GET /still {} ");
    }
}
