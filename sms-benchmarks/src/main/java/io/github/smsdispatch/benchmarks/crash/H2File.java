// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.nio.file.Path;

/** A file, which whoever sends has open. */
record H2File(Path folder) implements CrashDatabase {

    static final String URL = "jdbc:h2:";

    @Override
    public void start() {}

    @Override
    public void killAndRestart() {
        throw new UnsupportedOperationException("it dies with its worker");
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public String url(int port) {
        return URL + folder.resolve("queue").toAbsolutePath();
    }

    @Override
    public void close() {}
}
