// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A MariaDB server of the tests' own, on a port and in a folder of its own; ends with the JVM. Its defaults are made as
 * unlike UTC, UTF-8 and READ COMMITTED as they can be.
 */
final class MariaDbServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin");

    private final Path folder;
    private final int port;
    private final Process process;

    private MariaDbServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** The server; skips the test where none is installed, unless the environment demands one. */
    static MariaDbServer get() {
        Optional<Path> server = program("mariadbd");
        Optional<Path> install = program("mariadb-install-db");
        if (server.isEmpty() || install.isEmpty()) {
            String advice =
                    "no MariaDB server on this machine: install mariadb-server (apt-get install mariadb-server)";
            if ("1".equals(System.getenv("SMS_REQUIRE_REAL"))) {
                throw new IllegalStateException(advice + ", or leave SMS_REQUIRE_REAL unset");
            }
            Assumptions.abort(advice);
        }
        return Started.INSTANCE;
    }

    /** Makes an empty database. */
    String database(String name) {
        try (Connection connection = DriverManager.getConnection(url("mysql"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return url(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=root";
    }

    private static Optional<Path> program(String name) {
        return Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), FOLDERS.stream())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static MariaDbServer start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sms-mariadb");
        int port = freePort();
        // As root it must run as somebody else, to whom the installation gives the folder.
        List<String> user = "root".equals(System.getProperty("user.name")) ? List.of("--user=mysql") : List.of();
        List<String> install = new ArrayList<>(List.of(
                program("mariadb-install-db").orElseThrow().toString(),
                "--no-defaults",
                "--datadir=" + folder,
                "--auth-root-authentication-method=normal",
                "--skip-test-db"));
        install.addAll(user);
        Process installing = quiet(install);
        if (!installing.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || installing.exitValue() != 0) {
            throw new IllegalStateException("mariadb-install-db failed in " + folder);
        }
        List<String> run = new ArrayList<>(List.of(
                program("mariadbd").orElseThrow().toString(),
                "--no-defaults",
                "--datadir=" + folder,
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--default-time-zone=+05:30",
                "--character-set-server=latin1",
                "--max-connections=200",
                "--innodb-flush-log-at-trx-commit=2"));
        run.addAll(user);
        MariaDbServer server = new MariaDbServer(folder, port, quiet(run));
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        server.awaitReady();
        return server;
    }

    private static Process quiet(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                DriverManager.getConnection(url("mysql")).close();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > end || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("mariadbd doesn't start in " + folder, e);
                }
            }
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Started {
        static final MariaDbServer INSTANCE = startOrFail();

        private static MariaDbServer startOrFail() {
            try {
                return start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
