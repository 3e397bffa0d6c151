// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One relayed connection: a thread for each direction. */
final class Link implements Runnable {

    private static final String REQUEST = "POST ";
    private static final String COMMIT = "COMMIT";

    private final Relay relay;
    private final Socket client;
    private final int target;
    private volatile @Nullable Socket server;
    private volatile Relay.@Nullable Trap holdsAnswer;

    Link(Relay relay, Socket client, int target) {
        this.relay = relay;
        this.client = client;
        this.target = target;
    }

    @Override
    public void run() {
        try {
            Socket peer = new Socket(InetAddress.getLoopbackAddress(), target);
            server = peer;
            peer.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            Relay.daemon(() -> pump(peer, client, this::passesAnswer));
            pump(client, peer, this::passesRequest);
        } catch (IOException e) {
            reset();
        }
    }

    /** Whether a piece may go on. */
    private interface Guard {
        boolean passes(byte[] piece, OutputStream to) throws IOException;
    }

    private void pump(Socket from, Socket to, Guard guard) {
        byte[] buffer = new byte[65_536];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                byte[] piece = Arrays.copyOf(buffer, count);
                if (!guard.passes(piece, out)) {
                    break;
                }
                out.write(piece);
            }
        } catch (IOException e) {
            // One side is gone, so the other one learns of it.
            reset();
            return;
        }
        reset();
    }

    private boolean passesRequest(byte[] piece, OutputStream to) throws IOException {
        Relay.Trap trap = relay.armed();
        if (trap == null) {
            return true;
        }
        String text = new String(piece, StandardCharsets.ISO_8859_1);
        boolean reached = trap.moment().isOnWire() ? text.startsWith(REQUEST) : text.contains(COMMIT);
        if (!reached || !relay.takes(trap)) {
            return true;
        }
        if (trap.moment() == Moment.BEFORE_ANSWER || trap.moment() == Moment.CUT_AFTER_COMMIT) {
            holdsAnswer = trap;
            return true;
        }
        if (trap.moment() == Moment.FIRST_BYTE) {
            to.write(piece, 0, 1);
        }
        spring(trap);
        return false;
    }

    private boolean passesAnswer(byte[] piece, OutputStream to) {
        Relay.Trap trap = holdsAnswer;
        if (trap == null) {
            return true;
        }
        spring(trap);
        return false;
    }

    private void spring(Relay.Trap trap) {
        trap.before().run();
        reset();
        trap.sprung().countDown();
    }

    /** No orderly end: the peer's next read or write fails. */
    void reset() {
        relay.gone(this);
        reset(client);
        Socket peer = server;
        if (peer != null) {
            reset(peer);
        }
    }

    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}
