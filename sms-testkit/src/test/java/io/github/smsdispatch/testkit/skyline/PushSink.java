// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An application's web hook: keeps what is pushed to it. */
final class PushSink implements AutoCloseable {

    record Push(String target, String contentType, String body) {}

    private final HttpServer server;
    private final BlockingQueue<Push> pushes = new LinkedBlockingQueue<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

    PushSink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook/SECRET";
    }

    void answerNext(int status) {
        statuses.add(status);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            pushes.add(new Push(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    body));
            Integer status = statuses.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        }
    }

    Push next() throws InterruptedException {
        Push push = pushes.poll(5, TimeUnit.SECONDS);
        if (push == null) {
            throw new AssertionError("no push within 5 s");
        }
        return push;
    }

    JsonNode nextJson() throws Exception {
        return GatewayClient.json(next().body());
    }

    boolean staysEmptyFor(Duration time) throws InterruptedException {
        return pushes.poll(time.toNanos(), TimeUnit.NANOSECONDS) == null;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
