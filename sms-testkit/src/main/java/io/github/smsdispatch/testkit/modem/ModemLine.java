// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One connection: octets as characters, at the speed of a line. Writing is safe for several threads. */
final class ModemLine {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Pace inbound;
    private final Pace outbound;
    private final byte[] buffer = new byte[512];
    private int filled;
    private int next;

    ModemLine(Socket socket, int baud) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        inbound = new Pace(baud);
        outbound = new Pace(baud);
    }

    /** Reads one octet, -1 at the end. */
    int read() throws IOException {
        if (next == filled) {
            filled = in.read(buffer);
            next = 0;
            if (filled < 0) {
                filled = 0;
                return -1;
            }
            inbound.spend(filled);
        }
        return buffer[next++] & 0xFF;
    }

    synchronized boolean write(String text) {
        return write(text, Duration.ZERO);
    }

    /** Writes; false when the line is closed. */
    synchronized boolean write(String text, Duration pause) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            if (pause.isZero()) {
                outbound.spend(octets.length);
                out.write(octets);
                out.flush();
                return true;
            }
            for (byte octet : octets) {
                out.write(octet);
                out.flush();
                LockSupport.parkNanos(pause.toNanos());
            }
            return true;
        } catch (IOException e) {
            // Whoever reads sees the end of the connection, too.
            close();
            return false;
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, whatever it says.
        }
    }
}
