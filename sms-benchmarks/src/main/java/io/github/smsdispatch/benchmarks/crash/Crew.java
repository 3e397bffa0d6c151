// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The processes that work now, and one that stands by. Used by one thread. */
final class Crew implements AutoCloseable {

    private final CrashDatabase database;
    private final GatewayProcess gateway;
    private final FakeClock clock;
    private final Heard heard;
    private final Supply supply;
    private final List<Worker> workers = new ArrayList<>();
    private final Set<Long> undisturbed = new HashSet<>();
    private @Nullable Worker enqueuer;
    private @Nullable Worker clocked;
    private @Nullable Worker steady;
    private @Nullable Worker standBy;

    Crew(CrashDatabase database, GatewayProcess gateway, FakeClock clock, Heard heard, Supply supply) {
        this.database = database;
        this.gateway = gateway;
        this.clock = clock;
        this.heard = heard;
        this.supply = supply;
    }

    private boolean isServer() {
        return database.port() != 0;
    }

    void muster(int count) throws IOException, InterruptedException {
        standBy = prepare(Map.of());
        for (int i = 0; i < count; i++) {
            addWorker();
        }
        if (isServer()) {
            enqueuer = startEnqueuer();
            supply.through(enqueuer);
            // Only who ran all the time can vouch that the gateway did not restart, and so clear up what is unknown.
            steady = prepare(Map.of());
            steady.go();
        }
        if (isServer() && clock.isInstalled()) {
            clocked = startClocked();
        }
    }

    /** One of those whose clock is right. */
    Worker any(Random chance) {
        // Mostly the oldest, who is well under way.
        return workers.get(Math.max(0, chance.nextInt(3 + workers.size()) - 3));
    }

    boolean replace(Worker victim, Moment moment) throws IOException, InterruptedException {
        boolean reached = victim.killAt(moment);
        workers.remove(victim);
        bury(victim);
        addWorker();
        return reached;
    }

    void replaceEnqueuer() throws IOException, InterruptedException {
        Worker victim = Objects.requireNonNull(enqueuer);
        victim.close();
        enqueuer = startEnqueuer();
        supply.through(enqueuer);
    }

    void replaceClocked(Moment moment) throws IOException, InterruptedException {
        Worker victim = Objects.requireNonNull(clocked);
        victim.killAt(moment);
        bury(victim);
        clocked = startClocked();
    }

    /** Something else is about to be killed. */
    void disturb() {
        workers.forEach(Worker::disturb);
        if (clocked != null) {
            clocked.disturb();
        }
    }

    /** While the gateway is dead, nobody answers at its port. */
    void cutOff(boolean gone) throws IOException {
        List<@Nullable Worker> all = new ArrayList<>(workers);
        all.addAll(Arrays.asList(clocked, steady, standBy));
        for (Worker worker : all) {
            if (worker != null) {
                worker.cutOff(gone);
            }
        }
    }

    /** Process ids of dead workers during whose life nothing else broke. */
    Set<Long> undisturbed() {
        return undisturbed;
    }

    /** Kills all but the steady one. */
    void dismiss() throws IOException {
        supply.through(null);
        for (Worker worker : workers) {
            worker.close();
            bury(worker);
        }
        workers.clear();
        end(enqueuer);
        end(clocked);
        end(standBy);
    }

    private static void end(@Nullable Worker worker) throws IOException {
        if (worker != null) {
            worker.close();
        }
    }

    private void bury(Worker victim) {
        if (!victim.isDisturbed()) {
            undisturbed.add(victim.pid());
        }
    }

    private void addWorker() throws IOException, InterruptedException {
        Worker next = Objects.requireNonNull(standBy);
        next.go();
        workers.add(next);
        if (!isServer()) {
            supply.through(next);
        }
        standBy = prepare(Map.of());
    }

    private Worker startEnqueuer() throws IOException, InterruptedException {
        Worker started = Worker.standBy("enqueuer", database, gateway.port(), Map.of(), heard);
        started.go();
        return started;
    }

    private Worker startClocked() throws IOException, InterruptedException {
        // Half of them as a machine without a battery: in the past, until somebody sets the clock.
        Worker started = prepare(clock.environment(ThreadLocalRandom.current().nextBoolean() ? "-120" : "+0"));
        started.go();
        return started;
    }

    private Worker prepare(Map<String, String> environment) throws IOException {
        return Worker.standBy(isServer() ? "worker" : "both", database, gateway.port(), environment, heard);
    }

    @Override
    public void close() throws IOException {
        for (Worker worker : workers) {
            worker.close();
        }
        workers.clear();
        end(enqueuer);
        end(clocked);
        end(standBy);
        end(steady);
    }
}
