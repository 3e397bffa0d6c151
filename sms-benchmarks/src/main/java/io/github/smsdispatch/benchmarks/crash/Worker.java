// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A worker's process with the relays to its gateway and its database. */
final class Worker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Child process;
    private final Relay toGateway;
    private final @Nullable Relay toDatabase;
    private volatile boolean disturbed;

    private Worker(Child process, Relay toGateway, @Nullable Relay toDatabase) {
        this.process = process;
        this.toGateway = toGateway;
        this.toDatabase = toDatabase;
    }

    /** Stands by until {@link #go()}. */
    static Worker standBy(
            String role, CrashDatabase database, int gateway, Map<String, String> environment, Consumer<String> hears)
            throws IOException {
        Relay toGateway = new Relay(gateway);
        Relay toDatabase = database.port() == 0 ? null : new Relay(database.port());
        String url = database.url(toDatabase == null ? 0 : toDatabase.port());
        Child process = Child.start(
                ChildMain.class, List.of(role, url, GatewayProcess.address(toGateway.port())), environment, hears);
        return new Worker(process, toGateway, toDatabase);
    }

    void go() throws IOException, InterruptedException {
        process.first();
        process.tell("GO");
    }

    void enqueue(int from, int to) {
        process.tell("ENQUEUE " + from + " " + to);
    }

    long pid() {
        return process.pid();
    }

    /** The way to its gateway is gone, or is back. */
    void cutOff(boolean gone) throws IOException {
        if (gone) {
            toGateway.shut();
        } else {
            toGateway.open();
        }
    }

    /** Something else was killed in its life, so that not only its own death makes unknown outcomes. */
    void disturb() {
        disturbed = true;
    }

    boolean isDisturbed() {
        return disturbed;
    }

    /** Kills it at this moment; false when it did not come to it, and was killed all the same. */
    boolean killAt(Moment moment) throws InterruptedException, IOException {
        boolean reached = true;
        if (moment.isInWorker()) {
            process.tell("STOP " + moment);
            reached = process.awaitStop(PATIENCE);
        } else if (moment.isOnWire()) {
            reached = toGateway.arm(moment, process::strike).await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        close();
        return reached;
    }

    /** Cuts its connection to the database; false when it came to no commit. */
    boolean cutAt(Moment moment) throws InterruptedException {
        Relay relay = Objects.requireNonNull(toDatabase);
        disturb();
        boolean cut = relay.arm(moment, () -> {}).await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        relay.disarm();
        return cut;
    }

    @Override
    public void close() throws IOException {
        process.kill();
        toGateway.close();
        if (toDatabase != null) {
            toDatabase.close();
        }
    }
}
