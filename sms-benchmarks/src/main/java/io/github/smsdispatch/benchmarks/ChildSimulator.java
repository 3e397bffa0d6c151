// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

import io.github.smsdispatch.testkit.skyline.SkylineSimulatorMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A simulated gateway in a process of its own, so that this process's CPU time is the client's alone. */
public final class ChildSimulator implements AutoCloseable {

    /** Who may use it. */
    public static final String USER = "bench";
    /** With which password. */
    public static final String PASSWORD = "bench-secret";

    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");

    private final Process process;
    private final String baseUrl;

    private ChildSimulator(Process process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /**
     * Starts one.
     *
     * @param settings more settings as {@code --key=value}, see {@link SkylineSimulatorMain}
     * @return a gateway that answers
     * @throws IOException when it does not start
     */
    public static ChildSimulator start(String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SkylineSimulatorMain.class.getName(),
                "--username=" + USER,
                "--password=" + PASSWORD));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // It would outlive a benchmark that is interrupted from the keyboard.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        Matcher address = ADDRESS.matcher(line == null ? "" : line);
        if (!address.find()) {
            process.destroyForcibly();
            throw new IOException("the simulated gateway's process did not say its address");
        }
        discard(process);
        return new ChildSimulator(process, address.group());
    }

    /** A full pipe would stop it. */
    private static void discard(Process process) {
        Thread reader = new Thread(
                () -> {
                    try {
                        process.getInputStream().transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "simulator-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Gives its address.
     *
     * @return for a dispatcher's settings
     */
    public String baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
