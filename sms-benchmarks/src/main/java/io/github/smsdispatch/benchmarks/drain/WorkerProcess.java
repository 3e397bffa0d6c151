// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A child process with a worker, led over its standard input and output. */
final class WorkerProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final PrintStream orders;
    private final Semaphore progress;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private long told;

    /**
     * How a run ended.
     *
     * @param lastMicros when the last outcome was marked, in microseconds since 1970
     * @param peakKilobytes the most memory that the process had so far, 0 if unknown
     */
    record Done(long lastMicros, long peakKilobytes) {}

    private WorkerProcess(Process process, Semaphore progress) {
        this.process = process;
        this.progress = progress;
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts a process that gets a permit into the semaphore for each outcome that it has marked. */
    static WorkerProcess start(String url, Semaphore progress, String... jvmOptions)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WorkerMain.class.getName(), url));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // It would outlive a benchmark that is interrupted from the keyboard.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        WorkerProcess child = new WorkerProcess(process, progress);
        Thread reader = new Thread(child::listen, "worker-output");
        reader.setDaemon(true);
        reader.start();
        child.answer();
        return child;
    }

    private void listen() {
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(WorkerMain.SENT)) {
                    hear(Long.parseLong(line.substring(WorkerMain.SENT.length())));
                } else {
                    told = 0;
                    answers.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(long marked) {
        progress.release((int) (marked - told));
        told = marked;
    }

    private String answer() throws InterruptedException {
        String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new IllegalStateException("a worker's process does not answer; it may have ended: " + process);
        }
        return answer;
    }

    void go(Path ids) {
        orders.println(WorkerMain.GO + ids);
    }

    Done stop() throws InterruptedException {
        orders.println(WorkerMain.STOP);
        String[] words = answer().substring(WorkerMain.DONE.length()).split(" ");
        return new Done(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
