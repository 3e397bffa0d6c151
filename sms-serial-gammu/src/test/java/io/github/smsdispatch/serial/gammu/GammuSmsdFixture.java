// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;
import io.github.smsdispatch.testkit.contract.GatewayFixture;
import io.github.smsdispatch.testkit.contract.Situation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A dispatcher before a program that says what gammu-smsd-inject says, and a spool whose SMS are sent at once. */
final class GammuSmsdFixture implements DispatcherFixture, GatewayFixture {

    private final Path folder;
    private final Path calls;
    private final List<DeliveryReport> reports = new CopyOnWriteArrayList<>();
    private final GammuSmsdDispatcher dispatcher;

    GammuSmsdFixture(Path folder) throws IOException {
        this.folder = folder;
        calls = folder.resolve("calls");
        Path sent = Files.createDirectory(folder.resolve("sent"));
        Path failed = Files.createDirectory(folder.resolve("error"));
        Path configuration = Files.writeString(
                folder.resolve("smsdrc"),
                "[smsd]\nservice = files\nsentsmspath = " + sent + "\nerrorsmspath = " + failed + "\n");
        dispatcher = GammuSmsdDispatcher.create(
                GammuSmsdSettings.builder("smsd1")
                        .program(folder.resolve("inject").toString())
                        .config(configuration)
                        .timeout(Duration.ofMillis(1500))
                        .lookEvery(Duration.ofMillis(20))
                        .build(),
                DispatcherContext.builder().reports(reports::add).build());
        arrange(Situation.ACCEPTING);
    }

    @Override
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public GatewayFixture gateway() {
        return this;
    }

    @Override
    public Duration timeBudget() {
        return Duration.ofMillis(1500);
    }

    @Override
    public Set<String> secrets() {
        return Set.of();
    }

    @Override
    public Optional<Supplier<List<DeliveryReport>>> reports() {
        return Optional.of(() -> reports);
    }

    @Override
    public boolean isDispatcherThread(Thread thread) {
        return thread.getName().startsWith("gammu-smsd-");
    }

    @Override
    public Set<Situation> offers() {
        return EnumSet.complementOf(EnumSet.of(Situation.REJECTING_MESSAGE, Situation.REFUSING_LOGIN));
    }

    @Override
    public void arrange(Situation situation) {
        String name = "OUTC20261122_061713_00_+4799912345_sms$$.smsbackup";
        String says = switch (situation) {
            case REFUSING_CONNECTIONS -> "echo \"Failed to read config: no\"; exit 2";
            case SILENT_AFTER_REQUEST -> "exec sleep 60";
            case RESETTING_AFTER_REQUEST -> "kill -KILL $$";
            case ANSWERING_GARBAGE -> "echo what";
            default ->
                "touch \"" + folder + "/sent/" + name + "\"; echo \"Written message with ID " + folder + "/outbox/"
                        + name + "\"";
        };
        String count = situation == Situation.REFUSING_CONNECTIONS ? "" : "echo x >> '" + calls + "'\n";
        try {
            // A file that is being run can't be written to: a new one takes its place.
            Path fresh =
                    Files.writeString(folder.resolve("fresh"), "#!/bin/sh\ncat > /dev/null\n" + count + says + "\n");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
            Files.move(fresh, folder.resolve("inject"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public OptionalInt requestsSeen() {
        try {
            return OptionalInt.of(
                    Files.exists(calls) ? Files.readAllLines(calls).size() : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean awaitRequest(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (requestsSeen().orElse(0) == 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return requestsSeen().orElse(0) > 0;
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
