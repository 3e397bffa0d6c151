// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.smsd;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A gateway that answers each GET after a while, without holding a thread for it. */
final class SlowGateway implements AutoCloseable {

    private static final byte[] OK = "OK".getBytes(StandardCharsets.US_ASCII);

    private final HttpServer server;
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
    private final CountDownLatch left;
    private final long latencyNanos;
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();

    private SlowGateway(HttpServer server, Duration latency, int count) {
        this.server = server;
        this.left = new CountDownLatch(count);
        this.latencyNanos = latency.toNanos();
    }

    static SlowGateway start(Duration latency, int count) throws IOException {
        // The JDK's server writes head and body apart; without this each answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        SlowGateway gateway = new SlowGateway(server, latency, count);
        server.createContext("/", gateway::take);
        server.start();
        return gateway;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) {
        first.compareAndSet(0, System.nanoTime());
        Object unused = later.schedule(() -> answer(exchange), latencyNanos, TimeUnit.NANOSECONDS);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            exchange.sendResponseHeaders(200, OK.length);
            exchange.getResponseBody().write(OK);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        last.set(System.nanoTime());
        left.countDown();
    }

    /** From the first request to the last answer. */
    double secondsForAll(Duration patience) throws InterruptedException {
        if (!left.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(left.getCount() + " SMS did not come");
        }
        return (last.get() - first.get()) / 1e9;
    }

    @Override
    public void close() {
        server.stop(0);
        later.shutdownNow();
    }
}
