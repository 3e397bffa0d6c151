// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A TCP server on the loopback address that fails where it is told to, byte by byte. Each connection takes the next
 * script of a queue, or the default script when the queue is empty. Everything received is recorded. Thread-safe.
 *
 * <pre>{@code
 * try (FaultServer peer = FaultServer.start(FaultScript.answeringHttp(200, "text/plain", "OK"))) {
 *     peer.enqueue(FaultScript.resettingAfterRequest());
 *     // the first connection is reset after the request, later ones are answered
 * }
 * }</pre>
 */
public final class FaultServer implements AutoCloseable {

    private final Queue<FaultScript> scripts = new ConcurrentLinkedQueue<>();
    private final Set<FaultConnection> open = ConcurrentHashMap.newKeySet();
    private final FaultRecord record = new FaultRecord();
    private final RequestEnd requestEnd;
    private final ExecutorService threads = Executors.newCachedThreadPool(run -> {
        Thread thread = new Thread(run, "fault-server");
        thread.setDaemon(true);
        return thread;
    });
    private volatile FaultScript otherwise;
    private int port;
    private @Nullable Listening listening;

    /** A listening socket, and the end of the thread that accepts on it. */
    private record Listening(ServerSocket socket, CountDownLatch ended) {}

    private FaultServer(FaultScript otherwise, RequestEnd requestEnd) {
        this.otherwise = otherwise;
        this.requestEnd = requestEnd;
    }

    /**
     * Starts a server for HTTP on a free port.
     *
     * @param otherwise what connections get when no script is queued
     * @return the server
     */
    public static FaultServer start(FaultScript otherwise) {
        return start(otherwise, RequestEnd.http());
    }

    /**
     * Starts a server for another protocol on a free port.
     *
     * @param otherwise what connections get when no script is queued
     * @param requestEnd where a request of that protocol ends
     * @return the server
     */
    public static FaultServer start(FaultScript otherwise, RequestEnd requestEnd) {
        FaultServer server = new FaultServer(otherwise, requestEnd);
        server.listen();
        return server;
    }

    /**
     * Queues a script for one connection.
     *
     * @param script what it gets
     */
    public void enqueue(FaultScript script) {
        scripts.add(script);
    }

    /**
     * Changes what connections get when no script is queued.
     *
     * @param script for connections accepted from now on
     */
    public void otherwise(FaultScript script) {
        otherwise = script;
    }

    /** Stops listening: connections are refused until {@link #listen()}. Those open go on. */
    public synchronized void refuse() {
        Listening last = listening;
        listening = null;
        if (last == null) {
            return;
        }
        try {
            last.socket().close();
            // The kernel goes on accepting for the thread that is still in accept().
            last.ended().await();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " can't be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens, under the same number as before. Does nothing when it listens already. */
    public synchronized void listen() {
        if (listening != null) {
            return;
        }
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
            port = server.getLocalPort();
            Listening fresh = new Listening(server, new CountDownLatch(1));
            listening = fresh;
            threads.execute(() -> accept(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " can't be opened", e);
        }
    }

    /**
     * Gives the port on the loopback address.
     *
     * @return its number
     */
    public synchronized int port() {
        return port;
    }

    /**
     * Gives the address for HTTP clients.
     *
     * @return for example {@code http://127.0.0.1:40123}
     */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /**
     * Counts the connections accepted.
     *
     * @return all since the start
     */
    public int connections() {
        return record.connections();
    }

    /**
     * Counts the requests that were read as far as the scripts said.
     *
     * @return all since the start
     */
    public int requests() {
        return record.requests();
    }

    /**
     * Gives what came over one connection.
     *
     * @param connection in the order of acceptance, from 0
     * @return its bytes so far
     */
    public byte[] received(int connection) {
        return record.received(connection);
    }

    /**
     * Waits for requests. Blocks.
     *
     * @param count how many in all
     * @param atMost how long to wait
     * @return whether there were as many
     * @throws InterruptedException when the caller is interrupted
     */
    public boolean awaitRequests(int count, Duration atMost) throws InterruptedException {
        return record.awaitRequests(count, atMost);
    }

    private void accept(Listening on) {
        try {
            while (!on.socket().isClosed()) {
                try {
                    play(on.socket().accept());
                } catch (IOException e) {
                    // Closed by refuse(), or a peer that went away: the loop's condition tells.
                }
            }
        } finally {
            on.ended().countDown();
        }
    }

    private void play(Socket socket) {
        FaultScript next = scripts.poll();
        FaultConnection connection =
                new FaultConnection(socket, next == null ? otherwise : next, requestEnd, record, record.connected());
        open.add(connection);
        threads.execute(() -> {
            try {
                connection.run();
            } finally {
                open.remove(connection);
            }
        });
    }

    /** Stops listening and ends all connections. Idempotent. */
    @Override
    public void close() {
        refuse();
        open.forEach(FaultConnection::close);
        threads.shutdownNow();
    }
}
