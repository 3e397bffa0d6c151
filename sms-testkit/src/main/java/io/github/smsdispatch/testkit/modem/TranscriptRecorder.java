// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.testkit.modem.ModemTranscript.Side;
import io.github.smsdispatch.testkit.modem.ModemTranscript.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands between a client and a real modem behind a TCP port (ser2net, or socat before a device) and writes down what they
 * say. Thread-safe.
 */
public final class TranscriptRecorder implements AutoCloseable {

    private final String host;
    private final int port;
    private final ServerSocket server;
    private final List<Turn> raw = new ArrayList<>();

    private TranscriptRecorder(String host, int port, ServerSocket server) {
        this.host = host;
        this.port = port;
        this.server = server;
    }

    /**
     * Starts to listen on a free port of the loopback address.
     *
     * @param host where the modem is
     * @param port its TCP port
     * @return the recorder; close it
     * @throws IOException when no port can be opened
     */
    public static TranscriptRecorder start(String host, int port) throws IOException {
        TranscriptRecorder recorder =
                new TranscriptRecorder(host, port, new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        ModemSimulator.daemon(recorder::accept, "modem transcript recorder").start();
        return recorder;
    }

    /**
     * Gives the address for the client.
     *
     * @return for example {@code tcp://127.0.0.1:40123}
     */
    public URI uri() {
        return URI.create("tcp://127.0.0.1:" + server.getLocalPort());
    }

    /**
     * Gives what was said so far.
     *
     * @return the masked transcript; of several connections one after the other
     */
    public synchronized ModemTranscript transcript() {
        List<Turn> joined = new ArrayList<>();
        for (Turn turn : raw) {
            Turn last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.side() == turn.side()) {
                joined.set(joined.size() - 1, new Turn(turn.side(), last.said() + turn.said()));
            } else {
                joined.add(turn);
            }
        }
        return new ModemTranscript(joined.stream()
                .map(turn -> new Turn(turn.side(), Masking.mask(turn.side(), turn.said())))
                .toList());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // It listens no more in any case.
        }
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                Socket modem = new Socket(host, port);
                ModemSimulator.daemon(() -> copy(Side.CLIENT, client, modem), "modem transcript client")
                        .start();
                ModemSimulator.daemon(() -> copy(Side.MODEM, modem, client), "modem transcript modem")
                        .start();
            }
        } catch (IOException e) {
            close();
        }
    }

    private void copy(Side side, Socket from, Socket to) {
        byte[] buffer = new byte[1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                note(side, new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            // One side hung up; both are closed.
        }
    }

    private synchronized void note(Side side, String said) {
        raw.add(new Turn(side, said));
    }
}
