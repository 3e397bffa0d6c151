// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program as it is started on a command line, with its database in a folder that is deleted afterwards. */
final class BackendProcess implements AutoCloseable {

    static final String USER = "bench";
    static final String PASSWORD = "bench-secret";

    private static final Path JAR = Path.of("sms-examples", "target", "sms-examples.jar");
    private static final String KEY = "key-of-the-benchmark";
    private static final String LISTENING = "listening on ";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path folder;
    private final String url;

    private BackendProcess(Process process, Path folder, String url) {
        this.process = process;
        this.folder = folder;
        this.url = url;
    }

    static BackendProcess start(URI gateway) throws IOException {
        Path folder = Files.createTempDirectory("sms-campaign-");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "appointments",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "SMS_BASE_URL",
                        gateway.toString(),
                        "SMS_USERNAME",
                        USER,
                        "SMS_PASSWORD",
                        PASSWORD,
                        "SMS_ENABLED",
                        "true",
                        "SMS_WEBHOOK_URL",
                        "local",
                        "SMS_WEBHOOK_SECRET",
                        "hook-of-the-benchmark",
                        "APPOINTMENTS_API_KEY",
                        KEY));
        Process process = builder.start();
        // It would outlive a benchmark that is interrupted from the keyboard.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        // Not closed: the process would lose its output.
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        if (line == null || !line.startsWith(LISTENING)) {
            process.destroyForcibly();
            throw new IOException("the backend didn't start: " + line);
        }
        return new BackendProcess(process, folder, line.substring(LISTENING.length()));
    }

    String get(String path) {
        return call("GET", path, "");
    }

    String post(String path, String body) {
        return call("POST", path, body);
    }

    String put(String path, String body) {
        return call("PUT", path, body);
    }

    private String call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofMinutes(2))
                .header("X-API-Key", KEY)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(path + " answers " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The most memory that the process ever had, 0 where the system doesn't tell. */
    double peakMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                / 1024.0;
    }

    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
