// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateway, which can be killed; its ledger and its port stay. */
final class GatewayProcess implements AutoCloseable {

    private final Path ledger;
    private final AtomicInteger taken = new AtomicInteger();
    private final int port;
    private Child process;

    GatewayProcess(Path ledger) throws IOException, InterruptedException {
        this.ledger = ledger;
        process = start(0);
        port = Integer.parseInt(process.first().substring("PORT ".length()));
    }

    private Child start(int at) throws IOException {
        return Child.start(GatewayMain.class, List.of(Integer.toString(at), ledger.toString()), Map.of(), this::hear);
    }

    private void hear(String line) {
        if (line.equals(GatewayMain.TOOK)) {
            taken.incrementAndGet();
        }
    }

    /** How many SMS it took, roughly: for the pace of the supply, the ledger is what counts. */
    int taken() {
        return taken.get();
    }

    int port() {
        return port;
    }

    String address() {
        return address(port);
    }

    static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    void kill() {
        process.kill();
    }

    void restart() throws IOException, InterruptedException {
        process = start(port);
        process.first();
    }

    @Override
    public void close() {
        process.kill();
    }
}
