// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Says yes to every SMS, on the loopback address: {@code ExternalSenderMain 8082}. Sends nothing. */
public final class ExternalSenderMain {

    private static final byte[] YES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
            <sendMessageResponse><return>true</return></sendMessageResponse>
            </soap:Body></soap:Envelope>
            """.getBytes(StandardCharsets.UTF_8);

    private ExternalSenderMain() {}

    /** Starts the service; it ends with the process. */
    public static void main(String[] args) throws IOException {
        HttpServer server = start(args.length == 0 ? 8082 : Integer.parseInt(args[0]), System.out);
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/sender");
    }

    static HttpServer start(int port, PrintStream log) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/sender", exchange -> answer(exchange, log));
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, PrintStream log) throws IOException {
        try (exchange) {
            int bytes = exchange.getRequestBody().readAllBytes().length;
            exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
            exchange.sendResponseHeaders(200, YES.length);
            exchange.getResponseBody().write(YES);
            log.println("took an SMS, a request of " + bytes + " bytes");
        }
    }
}
