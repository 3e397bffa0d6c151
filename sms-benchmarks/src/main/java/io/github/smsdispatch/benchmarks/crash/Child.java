// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A process of the campaign: what it says is heard line by line, and it ends by SIGKILL. */
final class Child {

    private final Process process;
    private final BlockingQueue<String> stops = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final Consumer<String> hears;
    private final CompletableFuture<Void> silent = new CompletableFuture<>();

    private Child(Process process, Consumer<String> hears) {
        this.process = process;
        this.hears = hears;
    }

    /** Starts a main class of this class path; the environment gets these variables as well. */
    static Child start(Class<?> main, List<String> arguments, Map<String, String> environment, Consumer<String> hears)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It lives for seconds: quick to start is better than fast.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Child child = new Child(builder.start(), hears);
        Thread reader = new Thread(child::read, "crash-child-" + child.pid());
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("AT ")) {
                    stops.add(line);
                } else if (!first.complete(line)) {
                    hears.accept(line);
                }
            }
        } catch (IOException e) {
            // The pipe of a killed process: what it said before was heard.
            first.completeExceptionally(e);
        }
        first.completeExceptionally(new IOException("the process ended without a word"));
        silent.complete(null);
    }

    /** The first line it says. */
    String first() throws IOException, InterruptedException {
        try {
            return first.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            kill();
            throw new IOException("a process of the campaign did not start", e);
        }
    }

    void tell(String order) {
        try {
            OutputStream out = process.getOutputStream();
            out.write((order + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // Killed meanwhile; who needs an answer notices.
        }
    }

    /** Waits until it says that it stopped where it was told to. */
    boolean awaitStop(Duration atMost) throws InterruptedException {
        return stops.poll(atMost.toMillis(), TimeUnit.MILLISECONDS) != null;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when the process is gone and all that it said was heard. */
    void kill() {
        // By the handle: the process itself would close the pipe, in which there are acknowledgements still.
        process.toHandle().destroyForcibly();
        process.onExit().join();
        silent.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** SIGKILL at once, from a thread that must not wait. */
    void strike() {
        process.toHandle().destroyForcibly();
    }
}
