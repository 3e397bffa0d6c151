// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The {@code mariadbd} that is installed on this machine, with its defaults: every commit is on disk. */
final class MariaDbServer implements CrashDatabase {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private @Nullable Process process;
    private int port;

    MariaDbServer(Path folder) {
        this.folder = folder;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        if (port == 0) {
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            install();
        }
        process = new ProcessBuilder(
                        "mariadbd",
                        "--no-defaults",
                        "--user=mysql",
                        "--datadir=" + folder.resolve("mariadb"),
                        "--socket=" + folder.resolve("mariadb").resolve("socket"),
                        "--skip-grant-tables",
                        "--bind-address=127.0.0.1",
                        "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mariadb.log").toFile())
                .start();
        awaitPort();
    }

    private void install() throws IOException, InterruptedException {
        // The server runs as another user, who must get there.
        if (!folder.toFile().setExecutable(true, false)) {
            throw new IOException("other users can't be let into " + folder);
        }
        Process installs = new ProcessBuilder(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--user=mysql",
                        "--skip-test-db",
                        "--datadir=" + folder.resolve("mariadb"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mariadb-install.log").toFile())
                .start();
        if (installs.waitFor() != 0) {
            throw new IOException("mariadb-install-db failed");
        }
    }

    private void awaitPort() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (Socket reached = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (reached.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("mariadbd did not open its port; see " + folder.resolve("mariadb.log"));
    }

    @Override
    public void killAndRestart() throws IOException, InterruptedException {
        close();
        start();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String url(int at) {
        return "jdbc:mariadb://127.0.0.1:" + at
                + "/sms?user=root&createDatabaseIfNotExist=true&connectTimeout=2000&socketTimeout=10000";
    }

    @Override
    public void close() {
        Process running = process;
        process = null;
        if (running != null) {
            ServerProcess.strike(running.pid());
        }
    }
}
