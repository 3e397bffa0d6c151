// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.fault;

import io.github.smsdispatch.testkit.fault.FaultScript.End;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection, played by the thread that runs it. */
final class FaultConnection implements Runnable {

    private final Socket socket;
    private final FaultScript script;
    private final RequestEnd requestEnd;
    private final FaultRecord record;
    private final int index;
    private final CountDownLatch closed = new CountDownLatch(1);

    FaultConnection(Socket socket, FaultScript script, RequestEnd requestEnd, FaultRecord record, int index) {
        this.socket = socket;
        this.script = script;
        this.requestEnd = requestEnd;
        this.record = record;
        this.index = index;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            boolean more = true;
            while (more && readRequest()) {
                more = answer();
            }
        } catch (IOException e) {
            // The peer gave up, or the server was closed: what came before is recorded.
            closed.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean readRequest() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!complete(request)) {
            int room = script.requestBytes() < 0
                    ? buffer.length
                    : Math.min(buffer.length, script.requestBytes() - request.size());
            int count = in.read(buffer, 0, room);
            if (count < 0) {
                return false;
            }
            request.write(buffer, 0, count);
            record.received(index, buffer, count);
        }
        record.requestRead();
        return true;
    }

    private boolean complete(ByteArrayOutputStream request) {
        int limit = script.requestBytes();
        return limit < 0 ? requestEnd.reached(request.toByteArray()) : request.size() >= limit;
    }

    private boolean answer() throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        if (script.pause().isZero()) {
            out.write(script.answerBytes());
            out.flush();
        } else {
            for (byte b : script.answerBytes()) {
                closed.await(script.pause().toNanos(), TimeUnit.NANOSECONDS);
                out.write(b);
                out.flush();
            }
        }
        return end();
    }

    private boolean end() throws IOException {
        if (script.end() == End.RESET) {
            socket.setSoLinger(true, 0);
            socket.close();
        } else if (script.end() == End.HALF_CLOSE || script.end() == End.STALL) {
            if (script.end() == End.HALF_CLOSE) {
                socket.shutdownOutput();
            }
            drain();
        }
        return script.end() == End.KEEP_ALIVE;
    }

    private void drain() throws IOException {
        byte[] buffer = new byte[8192];
        InputStream in = socket.getInputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            record.received(index, buffer, count);
        }
    }

    void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}
