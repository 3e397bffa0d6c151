// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A real Kannel whose message centre is offline: it accepts and stores, which is the rate of smsbox alone. */
final class Kannel implements AutoCloseable {

    static final String USER = "bench";
    static final String PASSWORD = "bench-secret";

    private final Path folder;
    private final int sendPort;
    private final List<Process> processes = new ArrayList<>();

    private Kannel(Path folder, int sendPort) {
        this.folder = folder;
        this.sendPort = sendPort;
    }

    /** Empty where it isn't installed. */
    static Optional<Kannel> start() throws IOException {
        Optional<String> bearerbox = program("bearerbox");
        Optional<String> smsbox = program("smsbox");
        if (bearerbox.isEmpty() || smsbox.isEmpty()) {
            return Optional.empty();
        }
        int boxPort = freePort();
        int sendPort = freePort();
        Path folder = Files.createTempDirectory("kannel");
        Files.writeString(
                folder.resolve("gw.conf"), """
                group = core
                admin-port = %d
                admin-interface = 127.0.0.1
                admin-password = adm1n
                smsbox-port = %d
                smsbox-interface = 127.0.0.1
                box-allow-ip = "127.0.0.1"
                dlr-storage = internal

                group = smsc
                smsc = fake
                smsc-id = NOWHERE
                host = 127.0.0.1
                port = %d
                connect-allow-ip = 127.0.0.1

                group = smsbox
                bearerbox-host = 127.0.0.1
                sendsms-port = %d
                sendsms-interface = 127.0.0.1
                global-sender = 1234

                group = sendsms-user
                username = %s
                password = %s

                group = sms-service
                keyword = default
                text = "none"
                """.formatted(freePort(), boxPort, freePort(), sendPort, USER, PASSWORD));
        Kannel kannel = new Kannel(folder, sendPort);
        kannel.run(bearerbox.get(), boxPort);
        kannel.run(smsbox.get(), sendPort);
        return Optional.of(kannel);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + sendPort;
    }

    private void run(String program, int port) throws IOException {
        Process process = new ProcessBuilder(program, "-v", "4", "gw.conf")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!accepts(port)) {
            if (System.nanoTime() - end > 0) {
                throw new IOException(program + " does not listen");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Not every user has the folder of daemons on the path. */
    private static Optional<String> program(String name) {
        return Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/bin")
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        processes.forEach(Process::destroyForcibly);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
