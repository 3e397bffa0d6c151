// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.QueueSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One campaign on one database: kills until there were enough, then lets a last worker finish, then counts. */
final class Campaign implements AutoCloseable {

    private static final int SERVER_WORKERS = 2;

    /** To where a wall clock jumps, in seconds beside the right time. */
    private static final List<String> OFFSETS = List.of("+0", "+0", "+3600", "-3600");

    /** After which a worker that has lived so long may clear up what is unknown. */
    private static final Duration RESOLVABLE = Duration.ofSeconds(6);

    private final String name;
    private final Path folder;
    private final CrashDatabase database;
    private final GatewayProcess gateway;
    private final FakeClock clock;
    private final Random chance = new Random();
    private final Heard heard = new Heard();
    private final Supply supply;
    private final Consumer<String> notes;
    private final Crew crew;
    private final Map<Moment, Integer> killed = new EnumMap<>(Moment.class);
    private int missed;

    Campaign(String name, Consumer<String> notes) throws Exception {
        this.name = name;
        this.notes = notes;
        folder = Files.createTempDirectory("sms-crash-");
        database = CrashDatabase.of(name, folder);
        database.start();
        gateway = new GatewayProcess(folder.resolve("ledger"));
        clock = new FakeClock(folder);
        supply = new Supply(() -> heard.waiting(gateway.taken()));
        crew = new Crew(database, gateway, clock, heard, supply);
    }

    Result run(int kills) throws Exception {
        long begun = System.nanoTime();
        install();
        crew.muster(isServer() ? SERVER_WORKERS : 1);
        Deck deck = new Deck(this::isPossible, chance);
        while (done() < kills) {
            pause(50, 400);
            Moment moment = deck.next();
            boolean reached = strike(moment);
            if (!reached) {
                missed++;
            }
            if (reached || !moment.isCut()) {
                killed.merge(moment, 1, Integer::sum);
            }
        }
        crew.dismiss();
        return finish(begun);
    }

    private void install() {
        if (isServer()) {
            try (HikariDataSource pool = Kit.pool(database.url(database.port()))) {
                QueueSchema.install(pool);
            }
        }
    }

    private boolean isServer() {
        return database.port() != 0;
    }

    private boolean isPossible(Moment moment) {
        return (isServer() || !moment.needsServer()) && (clock.isInstalled() || moment != Moment.CLOCK);
    }

    private int done() {
        return killed.entrySet().stream()
                .filter(entry -> !entry.getKey().isCut())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private boolean strike(Moment moment) throws Exception {
        switch (moment) {
            case GATEWAY -> {
                crew.disturb();
                gateway.kill();
                crew.cutOff(true);
                gateway.restart();
                crew.cutOff(false);
                return true;
            }
            case DATABASE -> {
                crew.disturb();
                database.killAndRestart();
                return true;
            }
            case ENQUEUER -> {
                supply.piece();
                pause(0, 30);
                crew.replaceEnqueuer();
                return true;
            }
            case CLOCK -> {
                clock.jump(OFFSETS.get(chance.nextInt(OFFSETS.size())));
                pause(1_500, 3_500);
                crew.replaceClocked(Moment.RANDOM);
                return true;
            }
            case CUT_BEFORE_COMMIT, CUT_AFTER_COMMIT -> {
                return crew.any(chance).cutAt(moment);
            }
            default -> {
                return crew.replace(crew.any(chance), moment);
            }
        }
    }

    private Result finish(long begun) throws Exception {
        String url = database.url(database.port());
        Audit audit;
        try (JdbcMessageQueue queue = Kit.open(url)) {
            new LastWorker(queue, notes).run(gateway.address(), heard, isServer() ? RESOLVABLE : Duration.ZERO);
            crew.close();
            audit = Audit.of(queue, DiskLedger.read(folder.resolve("ledger")), heard);
        }
        audit.contradictions().stream().limit(20).forEach(notes);
        return new Result(
                name,
                audit.scores(),
                killed,
                missed,
                audit.unknown(),
                Owners.mostParked(url, crew.undisturbed()),
                audit.contradictions(),
                (System.nanoTime() - begun) / 1e9);
    }

    private void pause(int least, int most) throws InterruptedException {
        Thread.sleep(least + chance.nextInt(most - least));
    }

    @Override
    public void close() throws IOException {
        supply.close();
        crew.close();
        gateway.close();
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
