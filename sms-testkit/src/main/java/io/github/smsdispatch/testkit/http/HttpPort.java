// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A listening port that can be shut and opened again under the same number. Thread-safe. */
public final class HttpPort implements AutoCloseable {

    private final InetAddress address;
    private final HttpHandler handler;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private int port;
    private @Nullable Listening listening;

    /** A listening socket, and the end of the thread that accepts on it. */
    private record Listening(ServerSocket socket, CountDownLatch ended) {}

    /**
     * Prepares a port; {@link #open()} makes it listen.
     *
     * @param address where to listen
     * @param port the number, 0 for a free one
     * @param handler who answers
     */
    public HttpPort(InetAddress address, int port, HttpHandler handler) {
        this.address = address;
        this.port = port;
        this.handler = handler;
        this.threads = Executors.newCachedThreadPool(run -> {
            Thread thread = new Thread(run, "simulated-gateway-http");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Listens. Does nothing when it listens already. */
    public synchronized void open() {
        if (listening != null) {
            return;
        }
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(address, port), 512);
            port = server.getLocalPort();
            Listening fresh = new Listening(server, new CountDownLatch(1));
            listening = fresh;
            threads.execute(() -> accept(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " can't be opened", e);
        }
    }

    /** Stops listening and ends all connections; clients are refused until {@link #open()}. */
    public synchronized void shut() {
        Listening last = listening;
        listening = null;
        if (last != null) {
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
        connections.forEach(HttpConnection::shut);
    }

    /**
     * Gives the number, which stays the same over {@link #shut()} and {@link #open()}.
     *
     * @return the port
     */
    public synchronized int port() {
        return port;
    }

    private void accept(Listening on) {
        try {
            while (!on.socket().isClosed()) {
                try {
                    serve(on.socket().accept());
                } catch (IOException e) {
                    // Closed by shut(), or a client that went away while it was accepted: the loop's condition tells.
                }
            }
        } finally {
            on.ended().countDown();
        }
    }

    private void serve(Socket socket) {
        HttpConnection connection = new HttpConnection(socket, handler);
        connections.add(connection);
        threads.execute(() -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
            }
        });
    }

    @Override
    public void close() {
        shut();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("connections did not end within 5 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
