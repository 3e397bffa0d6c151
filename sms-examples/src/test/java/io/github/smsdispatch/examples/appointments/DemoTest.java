// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's command in a process of its own, and the calls that it prints. */
class DemoTest {

    private static final Pattern URL = Pattern.compile("listening on http://127\\.0\\.0\\.1:([0-9]+)");
    private static final Pattern BODY = Pattern.compile("/tickets -d '(.*)'");

    @Test
    void whatItPrintsWorks() throws IOException, InterruptedException {
        Process process = start("appointments", "--demo", "--port", "0", "--no-scheduler");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Matcher url = URL.matcher(out.readLine());
            assertThat(url.find()).isTrue();
            Matcher booking = BODY.matcher(out.readLine());
            assertThat(booking.find()).isTrue();
            Desk desk = new Desk(Integer.parseInt(url.group(1)), Demo.API_KEY);

            long id = desk.post("/tickets", booking.group(1)).path("id").asLong();
            // At midnight in New York the demonstration's salon rests for a minute.
            Until.isTrue(
                    () -> desk.run("send-confirmation") == 1
                            || desk.confirmation(id).equals("SENT"),
                    () -> desk.get("/status"));
            desk.awaitConfirmation(id, "SENT");
            desk.post("/demo/phones", "{\"phone\": \"+15550100001\", \"text\": \"C\"}");
            desk.awaitConfirmation(id, "CONFIRMED");

            assertThat(desk.get("/demo/phones").toString()).contains("is booked for", "Please confirm");
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void itsDoctorFindsNothing() throws IOException, InterruptedException {
        Process process = start("appointments", "--demo", "--doctor", "--port", "0");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("ok    webhook", "nothing found");
    }

    private static Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.smsdispatch.examples.SmsExamples");
        builder.command().addAll(List.of(arguments));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return builder.start();
    }
}
