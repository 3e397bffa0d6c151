// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;
import io.github.smsdispatch.testkit.contract.GatewayFixture;
import io.github.smsdispatch.testkit.contract.Situation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A dispatcher before a program that says what Gammu was seen to say in each situation, and counts its calls. */
final class GammuFixture implements DispatcherFixture, GatewayFixture {

    static final Duration BUDGET = Duration.ofMillis(1500);

    private static final String WAITING = "printf '9000 / 0\\nSending SMS 1/1\u2026waiting for network answer'; ";

    private final Path folder = folder();
    private final Path program = folder.resolve("gammu");
    private final Path calls = folder.resolve("calls");
    private final GammuDispatcher dispatcher = GammuDispatcher.create(
            GammuSettings.builder("phone1")
                    .program(program.toString())
                    .config(folder.resolve("rc"))
                    .timeout(BUDGET)
                    .build(),
            DispatcherContext.standalone());

    GammuFixture() {
        arrange(Situation.ACCEPTING);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("gammu-fixture");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return BUDGET;
    }

    @Override
    public Set<String> secrets() {
        return Set.of();
    }

    @Override
    public Set<Situation> offers() {
        return EnumSet.allOf(Situation.class);
    }

    @Override
    public void arrange(Situation situation) {
        String says = switch (situation) {
            case ACCEPTING -> WAITING + "printf '..OK, message reference=255\\n'";
            case REFUSING_CONNECTIONS -> "echo 'Error opening device, it doesn\\047t exist.'; exit 104";
            case REJECTING_MESSAGE -> WAITING + "printf '..error 30, message reference=-1\\n'; exit 127";
            case REFUSING_LOGIN -> "echo 'Security error. Maybe no PIN?'; exit 123";
            case SILENT_AFTER_REQUEST -> WAITING + "exec sleep 60";
            case RESETTING_AFTER_REQUEST -> WAITING + "kill -KILL $$";
            case ANSWERING_GARBAGE -> WAITING + "printf 'Segmentation \\001'";
        };
        String count = situation == Situation.REFUSING_CONNECTIONS || situation == Situation.REFUSING_LOGIN
                ? ""
                : "case \"$*\" in *sendsms*) echo x >> '" + calls + "';; *) echo phone; exit 0;; esac\n";
        try {
            // A file that is being run can't be written to: a new one takes its place.
            Path fresh =
                    Files.writeString(folder.resolve("fresh"), "#!/bin/sh\ncat > /dev/null\n" + count + says + "\n");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
            Files.move(fresh, program, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
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
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
