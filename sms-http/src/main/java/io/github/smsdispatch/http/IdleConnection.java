// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Finds out, just before a request is written, whether the peer has closed the kept-alive connection meanwhile. Without
 * this such a request is written into nothing, and its outcome is Unknown though nobody read it. OkHttp looks only after
 * 10 s of idleness.
 */
final class IdleConnection {

    private IdleConnection() {}

    /** On an idle connection nothing may come: an end, an error and a byte all mean that it can't be used. */
    static boolean isStale(Socket socket) {
        SocketChannel channel = socket.getChannel();
        try {
            return channel == null ? waited(socket) : looked(channel);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean looked(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        try {
            return channel.read(ByteBuffer.allocate(1)) != 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    /** Under TLS only the TLS layer may read, and it can't without waiting. */
    private static boolean waited(Socket socket) throws IOException {
        int before = socket.getSoTimeout();
        socket.setSoTimeout(1);
        try {
            int unexpected = socket.getInputStream().read();
            return unexpected >= -1;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(before);
        }
    }

    /** Nothing was written on the stale connection. */
    static final class StaleException extends IOException {

        private static final long serialVersionUID = 1L;

        StaleException() {
            super("the peer closed the idle connection");
        }
    }
}
