// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A serial device that leads to a {@link ModemSimulator}, made by the program socat, because a Java program can't make one
 * itself. Clients may open and close it as often as they like. {@link #close()} is what unplugging a USB modem is: the
 * device is gone and who has it open reads an end.
 */
public final class ModemTerminal implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Path device;
    private final List<Process> processes = new ArrayList<>();

    private ModemTerminal(Path device) {
        this.device = device;
    }

    static ModemTerminal open(Path device, int port) throws IOException {
        ModemTerminal terminal = new ModemTerminal(device);
        terminal.start("socat", "PTY,raw,echo=0,link=" + device, "TCP:127.0.0.1:" + port);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!Files.exists(device)) {
            if (System.nanoTime() > end || !terminal.processes.get(0).isAlive()) {
                terminal.close();
                throw new IOException("socat made no device within 5 s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        // socat ends when the last client closes the device; this one stays, reads nothing, and ends with this JVM.
        terminal.start("/bin/sh", "-c", "exec 3<>\"$0\"; read line", device.toString());
        return terminal;
    }

    /**
     * Tells where the device is.
     *
     * @return its path
     */
    public Path device() {
        return device;
    }

    /** Takes the device away. Idempotent. */
    @Override
    public void close() {
        processes.forEach(Process::destroy);
        try {
            for (Process process : processes) {
                if (!process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
                    process.destroyForcibly();
                }
            }
            if (Files.exists(device, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(device);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Somebody else took it away.
        }
    }

    private void start(String... command) throws IOException {
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }
}
