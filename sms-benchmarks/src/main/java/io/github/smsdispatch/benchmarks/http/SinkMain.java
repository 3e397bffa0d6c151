// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A gateway that accepts everything as fast as it can: GETs alone, nothing is looked at but the empty line at the end. */
public final class SinkMain {

    private static final byte[] KEEP = answer("keep-alive");
    private static final byte[] CLOSE = answer("close");

    private SinkMain() {}

    /** Prints its address, then serves until the process ends. */
    public static void main(String[] args) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            System.out.println("http://127.0.0.1:" + server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread thread = new Thread(() -> serve(socket));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (int end = request(in); end != 0; end = request(in)) {
                out.write(end > 0 ? KEEP : CLOSE);
                if (end < 0) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client is gone.
        }
    }

    /** Reads to the empty line: 1 when the connection stays, -1 when the client says that it closes, 0 at its end. */
    private static int request(InputStream in) throws IOException {
        int state = 0;
        int letters = 0;
        int keeps = 1;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            // "Connection: close" is the only header of these clients whose line ends in "lose".
            letters = octet == "lose\r".charAt(letters) ? letters + 1 : 0;
            if (letters == 5) {
                keeps = -1;
                letters = 0;
            }
            state = octet == '\n' ? state + 1 : octet == '\r' ? state : 0;
            if (state == 2) {
                return keeps;
            }
        }
        return 0;
    }

    private static byte[] answer(String connection) {
        return ("HTTP/1.1 202 Accepted\r\nContent-Type: text/plain\r\nContent-Length: 24\r\nConnection: " + connection
                        + "\r\n\r\n0: Accepted for delivery")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
