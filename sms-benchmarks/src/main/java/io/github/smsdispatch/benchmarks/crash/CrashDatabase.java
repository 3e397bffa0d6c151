// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.benchmarks.UsageException;
import java.io.IOException;
import java.nio.file.Path;

/** The database under a campaign. A new product is one more of these and one line in {@link #of}. */
interface CrashDatabase extends AutoCloseable {

    /** Starts it, empty. */
    void start() throws Exception;

    /** SIGKILL of the server, and a new start on the same data. */
    void killAndRestart() throws Exception;

    /** The server's port; 0 when it lives in the worker's process, so that there is one worker at a time. */
    int port();

    /** The JDBC URL by which the server is reached at this port, which may be a relay's. */
    String url(int port);

    @Override
    void close() throws IOException;

    static CrashDatabase of(String name, Path folder) throws UsageException {
        return switch (name) {
            case "h2" -> new H2File(folder);
            case "postgresql" -> new PostgreSqlServer(folder);
            case "mariadb" -> new MariaDbServer(folder);
            default -> throw new UsageException("--db: received '" + name + "'; allowed: h2, postgresql, mariadb");
        };
    }
}
