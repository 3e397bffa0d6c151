// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A modem that says yes and remembers what it was given to send. It listens on TCP; socat makes a terminal of it, because
 * the programs want a device.
 */
final class ModemRecorder implements AutoCloseable {

    /** What a program gave with AT+CMGS: the length that it announced, and the PDU. */
    record Sent(int length, String hex) {}

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CTRL_Z = 0x1A;
    private static final int ESCAPE = 0x1B;

    private static final Map<String, String> ANSWERS = Map.of(
            "AT+CSCS?", "+CSCS: \"GSM\"",
            "AT+CSCS=?", "+CSCS: (\"GSM\",\"UCS2\")",
            "AT+CGMM", "Recorder",
            "AT+CGMI", "Tests",
            "AT+CGMR", "1",
            "AT+CGSN", "490154203237518",
            "AT+CIMI", "242010000000000",
            "AT+CSCA?", "+CSCA: \"+4790002100\",145",
            "AT+CPIN?", "+CPIN: READY",
            "AT+CSQ", "+CSQ: 20,0");

    private static final List<String> TAKEN =
            List.of("AT", "ATE0", "ATE1", "AT+CMEE=1", "AT+CMEE=1;+CREG=2", "AT+CMGF=0", "AT+CFUN=1");

    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private final ServerSocket server;
    private final Process terminal;
    private final Path device;
    private final Socket line;

    /** Starts a modem whose device is {@code modem} in the folder. */
    ModemRecorder(Path folder) throws IOException {
        String socat = RealProgram.find("socat", "socat");
        device = folder.resolve("modem");
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout((int) PATIENCE.toMillis());
        // The terminal is there before socat connects: it opens its addresses from left to right.
        terminal = new ProcessBuilder(socat, "PTY,raw,echo=0,link=" + device, "TCP:127.0.0.1:" + server.getLocalPort())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        line = server.accept();
        Thread thread = new Thread(this::serve, "modem recorder");
        thread.setDaemon(true);
        thread.start();
    }

    Path device() {
        return device;
    }

    /** Waits for the next PDU. */
    Sent next() throws InterruptedException {
        Sent next = sent.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no PDU within " + PATIENCE);
        }
        return next;
    }

    private void serve() {
        try (InputStream in = line.getInputStream();
                OutputStream out = line.getOutputStream()) {
            boolean echo = true;
            for (String command = until(in, '\r'); command != null; command = until(in, '\r')) {
                String name = command.strip();
                if (echo && !name.isEmpty()) {
                    write(out, name + "\r");
                }
                echo = !name.equals("ATE0") && (echo || name.equals("ATE1"));
                if (name.startsWith("AT+CMGS=")) {
                    write(out, "\r\n> ");
                    String pdu = until(in, CTRL_Z);
                    if (pdu != null) {
                        sent.add(new Sent(Integer.parseInt(name.substring("AT+CMGS=".length())), pdu.strip()));
                        write(out, "\r\n+CMGS: 7\r\n\r\nOK\r\n");
                    }
                } else if (!name.isEmpty()) {
                    write(out, answer(name));
                }
            }
        } catch (IOException e) {
            // The program or the test hung up.
        }
    }

    private static String answer(String command) {
        if (TAKEN.contains(command)) {
            return "\r\nOK\r\n";
        }
        String answer = ANSWERS.get(command);
        return answer == null ? "\r\nERROR\r\n" : "\r\n" + answer + "\r\n\r\nOK\r\n";
    }

    /** Reads to an end mark; Gammu begins with ESC, which asks a waiting modem to forget everything. */
    private static String until(InputStream in, int end) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == end) {
                return text.toString();
            }
            if (octet == ESCAPE) {
                text.setLength(0);
            } else {
                text.append((char) octet);
            }
        }
        return null;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        line.close();
        server.close();
        terminal.destroy();
        try {
            // It takes its link along when it ends.
            terminal.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(device);
    }
}
