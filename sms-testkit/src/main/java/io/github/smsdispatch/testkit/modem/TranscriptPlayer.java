// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.testkit.modem.ModemTranscript.Side;
import io.github.smsdispatch.testkit.modem.ModemTranscript.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Says again what a modem said in a {@link ModemTranscript}, as long as the client says what it said then, numbers and
 * texts of the same length counting as the same. A test of a real session without the modem. Thread-safe.
 */
public final class TranscriptPlayer implements AutoCloseable {

    private final ModemTranscript transcript;
    private final ServerSocket server;
    private final List<String> mismatches = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private TranscriptPlayer(ModemTranscript transcript, ServerSocket server) {
        this.transcript = transcript;
        this.server = server;
    }

    /**
     * Starts to listen on a free port of the loopback address. It plays once.
     *
     * @param transcript what to play
     * @return the player; close it
     * @throws IOException when no port can be opened
     */
    public static TranscriptPlayer start(ModemTranscript transcript) throws IOException {
        TranscriptPlayer player =
                new TranscriptPlayer(transcript, new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        ModemSimulator.daemon(player::play, "modem transcript player").start();
        return player;
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
     * Waits until all was played, or the client said something else. Blocks.
     *
     * @param atMost how long to wait
     * @return whether it came to an end
     * @throws InterruptedException when the caller is interrupted
     */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Tells where the client said something else. The line is closed then.
     *
     * @return what was expected and what came, masked; empty when all went as recorded
     */
    public List<String> mismatches() {
        return List.copyOf(mismatches);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // It listens no more in any case.
        }
    }

    private void play() {
        try (Socket client = server.accept()) {
            InputStream in = client.getInputStream();
            for (Turn turn : transcript.turns()) {
                if (turn.side() == Side.MODEM) {
                    client.getOutputStream().write(turn.said().getBytes(StandardCharsets.ISO_8859_1));
                    client.getOutputStream().flush();
                } else if (!heard(in, turn.said())) {
                    return;
                }
            }
            ended.countDown();
            // The modem stays there, silent.
            while (in.read() >= 0) {
                // Nothing more is expected.
            }
        } catch (IOException e) {
            // The client hung up.
        } finally {
            ended.countDown();
        }
    }

    private boolean heard(InputStream in, String expected) throws IOException {
        String came = new String(in.readNBytes(expected.length()), StandardCharsets.ISO_8859_1);
        String masked = Masking.mask(Side.CLIENT, came);
        if (!masked.equals(expected)) {
            mismatches.add("expected " + Escapes.write(expected) + ", came " + Escapes.write(masked));
            return false;
        }
        return true;
    }
}
