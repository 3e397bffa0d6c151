// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.serial.gammu.GammuExit.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program with an argument vector, never through a shell: no text is ever a command, and exit code 127 isn't "not
 * found". The text goes to its standard input, where no process list shows it. Its output goes to a file, which is
 * complete when it has ended, however that was.
 */
final class GammuRun {

    private static final int MOST_OUTPUT = 1 << 16;
    private static final Duration GRACE = Duration.ofMillis(500);

    private GammuRun() {}

    /** Blocks until it has ended, or was killed because of time or an interrupt; the thread's flag is kept. */
    static GammuExit of(List<String> command, String input, Duration budget) {
        Path output;
        try {
            output = Files.createTempFile("sms-gammu", ".out");
        } catch (IOException e) {
            return GammuExit.notStarted(Kind.NOT_STARTED);
        }
        try {
            return run(command, input, budget, output);
        } finally {
            delete(output);
        }
    }

    private static GammuExit run(List<String> command, String input, Duration budget, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command);
        // Its words are translated otherwise.
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("LANGUAGE");
        builder.redirectOutput(output.toFile()).redirectError(Redirect.DISCARD);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return GammuExit.notStarted(isMissing(e) ? Kind.NOT_FOUND : Kind.NOT_STARTED);
        }
        feed(process, input);
        Kind kind = await(process, budget);
        int code = process.isAlive() ? -1 : process.exitValue();
        return new GammuExit(kind, code, read(output));
    }

    private static boolean isMissing(IOException e) {
        String message = String.valueOf(e.getMessage());
        // The runtime has no other way to say it: ENOENT and EACCES of exec, and Windows' own 2.
        return message.contains("error=2,") || message.contains("error=13,");
    }

    /** Less than a pipe holds, so this doesn't block; a program that doesn't read shows it by what it prints. */
    private static void feed(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended early: its exit code says why.
        }
    }

    private static Kind await(Process process, Duration budget) {
        try {
            if (process.waitFor(budget.toNanos(), TimeUnit.NANOSECONDS)) {
                return Kind.ENDED;
            }
            kill(process);
            return Kind.TIMED_OUT;
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            return Kind.INTERRUPTED;
        }
    }

    private static void kill(Process process) {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, GRACE.toNanos(), TimeUnit.NANOSECONDS)
                .join();
        process.destroyForcibly();
        process.onExit()
                .completeOnTimeout(process, GRACE.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }

    private static String read(Path output) {
        try (InputStream in = Files.newInputStream(output)) {
            return new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static void delete(Path output) {
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            // A temporary file without text or number stays behind.
        }
    }
}
