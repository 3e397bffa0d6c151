// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;

/** Servers of other people that these tests talk to. Closing ends the process. */
final class RealProgram implements AutoCloseable {

    private final Process process;
    private final Path output;

    private RealProgram(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Optional<String> find(String name) {
        return List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin").stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Skips the test, or fails it where nothing may be skipped. */
    static void missing(String advice) {
        if ("1".equals(System.getenv("SMS_REQUIRE_REAL"))) {
            throw new IllegalStateException(advice + ", or leave SMS_REQUIRE_REAL unset");
        }
        Assumptions.abort(advice);
    }

    static RealProgram start(Path output, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new RealProgram(process, output);
    }

    static int run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    /** Waits until it is so; fails with what the program said. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("no " + what + "; the program said: " + said());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
