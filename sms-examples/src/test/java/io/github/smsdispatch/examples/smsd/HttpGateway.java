// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.smsdispatch.testkit.http.HttpRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** An HTTP-to-SMS gateway like the one of the seed: one GET, and every SMS remembered. */
final class HttpGateway implements AutoCloseable {

    /** What it was asked to send. */
    record Got(String phone, String text) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
    private final Duration latency;
    private volatile ToIntFunction<String> status = phone -> 200;

    private HttpGateway(HttpServer server, Duration latency) {
        this.server = server;
        this.latency = latency;
    }

    static HttpGateway start(Duration latency) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HttpGateway gateway = new HttpGateway(server, latency);
        server.createContext("/", gateway::answer);
        server.setExecutor(gateway.threads);
        server.start();
        return gateway;
    }

    /** The setting for it, as NAV's administrators write it. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/sms?to=%(phone)s&text=%(sms)s";
    }

    void answers(ToIntFunction<String> byPhone) {
        status = byPhone;
    }

    List<Got> got() {
        return List.copyOf(got);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        HttpRequest.addParameters(query, exchange.getRequestURI().getRawQuery());
        String phone = query.getOrDefault("to", "");
        int code = status.applyAsInt(phone);
        if (code == 200) {
            got.add(new Got(phone, query.getOrDefault("text", "")));
        }
        rest();
        byte[] body = (code == 200 ? "OK" : "no").getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void rest() {
        try {
            if (new CountDownLatch(1).await(latency.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
