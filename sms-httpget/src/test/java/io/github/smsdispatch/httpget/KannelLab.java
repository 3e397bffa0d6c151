// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A real Kannel on the loopback address: bearerbox, smsbox, and a message centre that prints what it gets. */
final class KannelLab implements AutoCloseable {

    static final String USER = "sdk";
    static final String PASSWORD = "sdk-s3cret";
    /** The message centre refuses numbers that begin so. */
    static final String UNROUTABLE = "+999";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern GOT = Pattern.compile(
            "Got message \\d+: <\\S+ (\\S+) (text|ucs-2|udh) (.*)>$", Pattern.MULTILINE | Pattern.DOTALL);

    private final Path folder;
    private final String bearerbox = RealProgram.find("bearerbox", "kannel");
    private final String smsbox = RealProgram.find("smsbox", "kannel");
    private final String fakesmsc = RealProgram.find("fakesmsc", "kannel-extras");
    private final int adminPort = freePort();
    private final int boxPort = freePort();
    private final int centrePort = freePort();
    private final int sendPort = freePort();
    private @Nullable Process gateway;
    private @Nullable Process box;
    private @Nullable Process centre;
    private int centres;

    /** An SMS, or a part of one, as the message centre got it; octets percent-encoded but for plain ones. */
    record Got(String to, String kind, String data) {}

    KannelLab(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("gw.conf"), """
                group = core
                admin-port = %d
                admin-interface = 127.0.0.1
                admin-password = adm1n
                smsbox-port = %d
                smsbox-interface = 127.0.0.1
                box-allow-ip = "127.0.0.1"
                box-deny-ip = "*.*.*.*"
                admin-allow-ip = "127.0.0.1"
                admin-deny-ip = "*.*.*.*"
                store-type = file
                store-location = gw.store
                store-dump-freq = 1
                dlr-storage = internal

                group = smsc
                smsc = fake
                smsc-id = LAB
                host = 127.0.0.1
                port = %d
                connect-allow-ip = 127.0.0.1
                reconnect-delay = 1
                denied-prefix = "%s"

                group = smsbox
                bearerbox-host = 127.0.0.1
                sendsms-port = %d
                sendsms-interface = 127.0.0.1
                sendsms-chars = "0123456789 +-"
                global-sender = 1234

                group = sendsms-user
                username = %s
                password = %s
                user-allow-ip = "127.0.0.1"
                concatenation = true
                max-messages = 10

                group = sms-service
                keyword = default
                text = "none"
                max-messages = 0
                """.formatted(
                        adminPort, boxPort, centrePort, UNROUTABLE, sendPort, USER, PASSWORD));
    }

    KannelLab start() throws IOException {
        gateway = run("bearerbox", bearerbox, "gw.conf");
        await("bearerbox listens", () -> accepts(boxPort));
        box = run("smsbox", smsbox, "gw.conf");
        await("smsbox listens", () -> accepts(sendPort));
        return this;
    }

    KannelLab startCentre() throws IOException {
        centre =
                run("fakesmsc" + ++centres, fakesmsc, "-H", "127.0.0.1", "-r", Integer.toString(centrePort), "-v", "0");
        await("the message centre is online", () -> status().contains("(online"));
        return this;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + sendPort;
    }

    /** Ends bearerbox as an administrator does; smsbox and the message centre notice and end too. */
    void stopGateway() {
        stop(gateway);
        stop(box);
        stop(centre);
    }

    void stopCentre() {
        stop(centre);
        await("the message centre is offline", () -> !status().contains("(online"));
    }

    /** Everything that message centres got since the start. */
    List<Got> received() {
        List<Got> all = new ArrayList<>();
        for (int i = 1; i <= centres; i++) {
            for (String line : read("fakesmsc" + i).split("(?=\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\[)")) {
                Matcher matcher = GOT.matcher(line.strip());
                if (matcher.find()) {
                    all.add(new Got(matcher.group(1), matcher.group(2), matcher.group(3)));
                }
            }
        }
        return all;
    }

    /** Joins the texts of SMS and parts, in order; a part's header of concatenation is dropped. */
    static String joined(List<Got> got, Charset charset) {
        StringBuilder text = new StringBuilder();
        for (Got part : got) {
            text.append(
                    part.kind().equals("text")
                            ? part.data()
                            : new String(octets(part.data().replaceFirst("^%05%00%03%..%..%.. data ", "")), charset));
        }
        return text.toString();
    }

    private static byte[] octets(String encoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                octets.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                octets.write(c == '+' ? ' ' : c);
            }
        }
        return octets.toByteArray();
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private Process run(String name, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .start();
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name + ".out"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private String status() {
        try {
            URLConnection page = URI.create("http://127.0.0.1:" + adminPort + "/status.txt?password=adm1n")
                    .toURL()
                    .openConnection();
            page.setReadTimeout(2000);
            try (InputStream in = page.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }

    private static void stop(@Nullable Process process) {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(centre);
        stop(box);
        stop(gateway);
    }
}
