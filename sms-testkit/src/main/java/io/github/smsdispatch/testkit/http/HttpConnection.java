// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.http;

import io.github.smsdispatch.testkit.http.HttpHandler.Arrival;
import io.github.smsdispatch.testkit.http.HttpHandler.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One kept-alive connection, served by the thread that runs it. */
final class HttpConnection implements Runnable {

    private final Socket socket;
    private final HttpHandler handler;
    private final CountDownLatch shut = new CountDownLatch(1);
    private volatile boolean busy;

    HttpConnection(Socket socket, HttpHandler handler) {
        this.socket = socket;
        this.handler = handler;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            HttpReader reader = new HttpReader(socket.getInputStream(), socket.getOutputStream());
            boolean more = true;
            while (more && reader.awaitFirstByte()) {
                busy = true;
                more = serve(reader);
                busy = false;
            }
        } catch (IOException e) {
            // The peer is gone, or this server shut the socket: nobody is left to be told.
            busy = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean serve(HttpReader reader) throws IOException, InterruptedException {
        if (handler.arriving() == Arrival.RESET) {
            return reset();
        }
        HttpRequest request = reader.read();
        Exchange exchange = handler.handle(request);
        if (!(exchange.answer() instanceof Answer.Reply)) {
            // Silence and drips last as long as the client's patience; what follows doesn't wait for that.
            exchange.afterwards().run();
            return write(exchange.answer(), false);
        }
        try {
            return write(exchange.answer(), keepsAlive(request));
        } finally {
            exchange.afterwards().run();
        }
    }

    private static boolean keepsAlive(HttpRequest request) {
        String wish = request.header("connection").orElse("keep-alive").toLowerCase(Locale.ROOT);
        return !wish.contains("close");
    }

    private boolean write(Answer answer, boolean keepAlive) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        if (answer instanceof Answer.Reply reply) {
            // One write: head and body in two would meet the client's delayed acknowledgement.
            out.write(reply.bytes(keepAlive ? "keep-alive" : "close"));
            out.flush();
            return keepAlive;
        }
        if (answer instanceof Answer.Drip drip) {
            return drip(drip, out);
        }
        if (answer instanceof Answer.Garbage garbage) {
            out.write(garbage.text().getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return false;
        }
        if (answer instanceof Answer.Truncated truncated) {
            byte[] all = truncated.reply().bytes("close");
            out.write(Arrays.copyOf(
                    all, all.length - Math.max(1, truncated.reply().text().length() / 2)));
            out.flush();
            return false;
        }
        if (answer instanceof Answer.Silence) {
            // Returns when the client gives up, because nothing more is expected from it.
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return false;
        }
        return reset();
    }

    private boolean drip(Answer.Drip drip, OutputStream out) throws IOException, InterruptedException {
        for (byte b : drip.reply().bytes("close")) {
            if (shut.await(drip.pause().toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            out.write(b);
            out.flush();
        }
        return false;
    }

    private boolean reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
    }

    /** Ends the connection: quietly when it is idle, with a reset in the middle of a request. */
    void shut() {
        shut.countDown();
        try {
            if (busy) {
                reset();
            } else {
                socket.close();
            }
        } catch (IOException e) {
            // It is closed all the same.
            busy = false;
        }
    }
}
