// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes everything and keeps nothing; each answer takes as long as a network would. */
final class SmtpSink implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    private final Duration latency;
    private final AtomicInteger mails = new AtomicInteger();

    SmtpSink(Duration latency) throws IOException {
        this.latency = latency;
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int mails() {
        return mails.get();
    }

    private static void daemon(Runnable run) {
        Thread thread = new Thread(run, "smtp-sink");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon(() -> serve(client));
            } catch (IOException e) {
                // Closed: the loop's condition tells.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = client.getOutputStream();
            answer(out, "220 sink");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                if (verb.equals("QUIT")) {
                    return;
                }
                answer(out, verb.equals("DATA") ? "354 go on" : "250 ok");
                if (verb.equals("DATA")) {
                    readContent(in);
                    answer(out, "250 2.0.0 Ok: queued as S" + (10_000_000 + mails.incrementAndGet()));
                }
            }
        } catch (IOException e) {
            // The client is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readContent(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
    }

    private void answer(OutputStream out, String line) throws IOException, InterruptedException {
        if (!latency.isZero()) {
            TimeUnit.NANOSECONDS.sleep(latency.toNanos());
        }
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
