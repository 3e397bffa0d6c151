// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** TCP through this process, so that a connection can be cut at a chosen byte. */
final class Relay implements AutoCloseable {

    private final int port;
    private final int target;
    private final AtomicReference<@Nullable Trap> armed = new AtomicReference<>();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private ServerSocket server;

    /** Cuts the next connection that comes to this moment, and runs this first. */
    record Trap(Moment moment, Runnable before, CountDownLatch sprung) {}

    Relay(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        accept(server);
    }

    /**
     * Refuses connections, as the port of a dead process does: who connects and is reset after the request was written
     * can't know that nobody was there.
     */
    void shut() throws IOException {
        server.close();
        links.forEach(Link::reset);
    }

    /** Takes them again, under the same port. */
    void open() throws IOException {
        ServerSocket next = new ServerSocket();
        next.setReuseAddress(true);
        next.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server = next;
        accept(next);
    }

    int port() {
        return port;
    }

    CountDownLatch arm(Moment moment, Runnable before) {
        Trap trap = new Trap(moment, before, new CountDownLatch(1));
        armed.set(trap);
        return trap.sprung();
    }

    void disarm() {
        armed.set(null);
    }

    @Nullable
    Trap armed() {
        return armed.get();
    }

    /** True for one caller only. */
    boolean takes(Trap trap) {
        return armed.compareAndSet(trap, null);
    }

    void gone(Link link) {
        links.remove(link);
    }

    private void accept(ServerSocket from) {
        daemon(() -> {
            while (!from.isClosed()) {
                try {
                    Link link = new Link(this, from.accept(), target);
                    links.add(link);
                    daemon(link);
                } catch (IOException e) {
                    // Closed, or the peer is gone already: the next one may do better.
                }
            }
        });
    }

    static void daemon(Runnable work) {
        Thread thread = new Thread(work, "crash-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
