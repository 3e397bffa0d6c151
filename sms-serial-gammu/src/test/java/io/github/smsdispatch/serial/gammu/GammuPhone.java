// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Just enough of a modem for the real Gammu to send through; socat makes a terminal of it. */
final class GammuPhone implements AutoCloseable {

    static final String SILENCE = "";

    private static final Map<String, String> ANSWERS = Map.of(
            "AT+CSCS?", "+CSCS: \"GSM\"",
            "AT+CSCS=?", "+CSCS: (\"GSM\",\"UCS2\")",
            "AT+CGMM", "Phone",
            "AT+CGMI", "Tests",
            "AT+CGMR", "1",
            "AT+CGSN", "490154203237518",
            "AT+CIMI", "242010000000000",
            "AT+CSCA?", "+CSCA: \"+4790002100\",145");

    private static final List<String> TAKEN = List.of("AT", "ATE0", "ATE1", "AT+CMEE=1", "AT+CMGF=0", "AT+CFUN=1");

    /** Each PDU that was ended with Ctrl-Z. */
    final List<String> pdus = new CopyOnWriteArrayList<>();

    /** What the next submissions are answered; a reference when there is none. */
    final Queue<String> answers = new ConcurrentLinkedQueue<>();

    final CountDownLatch first = new CountDownLatch(1);
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Process terminal;
    private final Path device;
    private final Socket line;
    private int reference = 6;

    GammuPhone(Path folder) throws IOException {
        String socat = GammuPrograms.find("socat", "socat");
        device = folder.resolve("phone");
        server.setSoTimeout(30_000);
        terminal = new ProcessBuilder(socat, "PTY,raw,echo=0,link=" + device, "TCP:127.0.0.1:" + server.getLocalPort())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        line = server.accept();
        Thread thread = new Thread(this::serve, "gammu-phone");
        thread.setDaemon(true);
        thread.start();
    }

    Path configuration(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("rc"),
                "[gammu]\nconnection = at115200\nsynchronizetime = no\ndevice = " + device + "\n");
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
                    submit(in, out);
                } else if (!name.isEmpty()) {
                    write(out, answer(name));
                }
            }
        } catch (IOException e) {
            // The program or the test hung up.
        }
    }

    private void submit(InputStream in, OutputStream out) throws IOException {
        write(out, "\r\n> ");
        String pdu = until(in, 0x1A);
        if (pdu != null) {
            pdus.add(pdu.strip());
            String scripted = answers.poll();
            reference++;
            String answer = scripted == null ? "+CMGS: " + reference + "\r\n\r\nOK" : scripted;
            if (!answer.isEmpty()) {
                write(out, "\r\n" + answer + "\r\n");
            }
            first.countDown();
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
            if (octet == 0x1B) {
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
        terminal.onExit().join();
        Files.deleteIfExists(device);
    }
}
