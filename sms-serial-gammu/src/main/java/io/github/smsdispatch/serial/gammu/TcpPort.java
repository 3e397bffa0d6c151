// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.UnavailableReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A modem behind a TCP port, as ser2net offers it in raw mode. */
final class TcpPort implements ModemPort {

    private static final int READ_MILLIS = 500;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private TcpPort(Socket socket) throws IOException {
        this.socket = socket;
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    static ModemPort open(String host, int port, Duration atMost) throws PortUnavailableException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int) Math.max(1, atMost.toMillis()));
            if (socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress())) {
                // Nobody listens, but TCP lets a connection to a port of its own choice meet itself.
                throw new IOException("connected to itself");
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_MILLIS);
            return new TcpPort(socket);
        } catch (IOException e) {
            quietly(socket);
            throw new PortUnavailableException(
                    UnavailableReason.UNREACHABLE,
                    "no connection to the modem's TCP port: " + e.getClass().getSimpleName(),
                    Recovery.BY_ITSELF);
        }
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    @Override
    public void write(byte[] octets) throws IOException {
        out.write(octets);
        out.flush();
    }

    @Override
    public void close() {
        quietly(socket);
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }
}
