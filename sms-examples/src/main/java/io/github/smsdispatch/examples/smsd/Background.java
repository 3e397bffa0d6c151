// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts this program again as a process of its own, which goes on when the terminal closes, or with another user's
 * rights. Java can do neither to itself.
 */
final class Background {

    private static final int SETTLED_SECONDS = 3;

    private Background() {}

    /** Gives the command that this process was started with; the JDK's own answer ends at 4096 bytes. */
    static List<String> ownCommand() throws IOException {
        Path line = Path.of("/proc/self/cmdline");
        if (!Files.isReadable(line)) {
            throw new IllegalArgumentException(
                    "--foreground: received nothing; allowed on this system: only with it, as the process can't be started anew");
        }
        return List.of(Files.readString(line, StandardCharsets.UTF_8).split("\0"));
    }

    /** Starts it without a terminal; returns its exit code if it ends at once, otherwise 0 while it goes on. */
    static int start(List<String> command, Path log) throws IOException, InterruptedException {
        if (!Files.exists(log)) {
            Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        detached.add("--foreground");
        Process process = new ProcessBuilder(detached)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return process.waitFor(SETTLED_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : 0;
    }

    /** Runs it as another user and waits; a signal to end is handed on. */
    static int as(String user, List<String> command) throws IOException, InterruptedException {
        List<String> other = new ArrayList<>(List.of("runuser", "-u", user, "--"));
        other.addAll(command);
        Process process = new ProcessBuilder(other).inheritIO().start();
        Signals.on("TERM", process::destroy);
        Signals.on("INT", process::destroy);
        return process.waitFor();
    }

    /** Tells whose rights are wanted that this process hasn't, though it could take them. */
    static Optional<String> otherUser(MainSettings main, String current) {
        return main.username().filter(name -> current.equals("root") && !name.equals(current));
    }
}
