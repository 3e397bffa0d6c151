// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets one client at a time in. */
final class ModemSocket {

    /** Makes the session of a connection. */
    @FunctionalInterface
    interface Sessions {

        ModemSession of(Socket line) throws IOException;
    }

    private final Sessions sessions;
    private int port;
    private @Nullable ServerSocket server;
    private @Nullable Thread doorman;
    private @Nullable ModemSession session;

    ModemSocket(int port, Sessions sessions) {
        this.port = port;
        this.sessions = sessions;
    }

    synchronized int port() {
        return port;
    }

    synchronized Optional<ModemSession> session() {
        return Optional.ofNullable(session);
    }

    synchronized void open() {
        if (server != null) {
            return;
        }
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
            port = opened.getLocalPort();
            server = opened;
            doorman = ModemSimulator.daemon(() -> accept(opened), "modem simulator on " + port);
            doorman.start();
        } catch (IOException e) {
            throw new UncheckedIOException("modem simulator: port " + port + " can't be opened", e);
        }
    }

    /** Ends the connection and refuses new ones. */
    void shut() {
        Thread last = closeAll();
        if (last != null) {
            try {
                // The kernel goes on accepting for the thread that is still in accept().
                last.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized @Nullable Thread closeAll() {
        hangUp();
        Thread last = doorman;
        doorman = null;
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                // It accepts nobody any more in any case.
            }
            server = null;
        }
        return last;
    }

    private void accept(ServerSocket from) {
        try {
            while (!from.isClosed()) {
                serve(from, from.accept());
            }
        } catch (IOException e) {
            // Unplugged or closed.
        }
    }

    private synchronized void serve(ServerSocket from, Socket line) throws IOException {
        if (server != from) {
            line.close();
            return;
        }
        hangUp();
        ModemSession next = sessions.of(line);
        session = next;
        ModemSimulator.daemon(next, "modem simulator session").start();
    }

    private void hangUp() {
        if (session != null) {
            session.hangUp();
            session = null;
        }
    }
}
