// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The embedded server, made as durable as a packaged one. */
final class PostgreSqlServer implements CrashDatabase {

    private final Path data;
    private @Nullable EmbeddedPostgres server;
    private int port;

    PostgreSqlServer(Path folder) {
        data = folder.resolve("postgresql");
    }

    @Override
    public void start() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // It comes without these, and would then lose what it acknowledged.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on");
        if (port != 0) {
            builder.setPort(port);
        }
        EmbeddedPostgres started = builder.start();
        server = started;
        port = started.getPort();
    }

    @Override
    public void killAndRestart() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        ServerProcess.strike(pid);
        close();
        start();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String url(int at) {
        return "jdbc:postgresql://127.0.0.1:" + at
                + "/postgres?user=postgres&password=postgres&connectTimeout=2&socketTimeout=10";
    }

    @Override
    public void close() throws IOException {
        EmbeddedPostgres running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }
}
