// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Types at a modem and reads what it says: a person with a terminal program. */
final class AtClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    AtClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(3000);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Writes octets as they are. */
    AtClient type(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return this;
    }

    /** Writes a command and reads to its final code. */
    String ask(String command) throws IOException {
        type(command + "\r");
        return until("(?s).*\r\n(OK|ERROR|\\+CM[ES] ERROR: \\d+)\r\n");
    }

    /** Sends a PDU or text behind its prompt. */
    String submit(String command, String message) throws IOException {
        type(command + "\r");
        until("(?s).*\r\n> ");
        type(message + "\u001A");
        return until("(?s).*\r\n(OK|ERROR|\\+CM[ES] ERROR: \\d+)\r\n");
    }

    /** Reads until all that was read matches. */
    String until(String pattern) throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            while (!text.toString().matches(pattern)) {
                int octet = in.read();
                if (octet < 0) {
                    throw new IOException("the line ended after " + text);
                }
                text.append((char) octet);
            }
        } catch (SocketTimeoutException e) {
            throw new IOException("nothing more after " + text, e);
        }
        return text.toString();
    }

    /** Reads to the end of the line. */
    boolean hungUp() throws IOException {
        while (in.read() >= 0) {
            // What was said before doesn't matter.
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
