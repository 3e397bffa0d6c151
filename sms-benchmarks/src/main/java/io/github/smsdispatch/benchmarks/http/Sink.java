// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@link SinkMain} in a process of its own, so that this process's CPU time is the client's alone. */
final class Sink implements AutoCloseable {

    private final Process process;
    private final String baseUrl;

    private Sink(Process process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    static Sink start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SinkMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // It would outlive a benchmark that is interrupted from the keyboard.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        String address =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (address == null) {
            process.destroyForcibly();
            throw new IOException("the sink did not say its address");
        }
        return new Sink(process, address);
    }

    String baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
