// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.smsdispatch.testkit.fault.FaultScript;
import io.github.smsdispatch.testkit.fault.FaultServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample configuration for Kannel, pointed at a server that answers like Kannel. */
class SendThroughHttpTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "202|0: Accepted for delivery|0|Accepted",
                "403|Not routable. Do not try again.|3|Rejected",
                "403|Authorization failed for sendsms|4|Unavailable",
                "202|<html>Welcome</html>|5|Unknown",
            })
    void theOutcomeIsPrintedWithItsAttempt(int status, String body, int exitCode, String outcome) throws IOException {
        try (FaultServer gateway = FaultServer.start(FaultScript.answeringHttp(status, "text/plain", body))) {
            Run run = send(gateway, "hello & goodbye");

            JsonNode json = new JsonMapper().readTree(run.out());
            assertThat(run.exitCode()).isEqualTo(exitCode);
            assertThat(json.path("outcome").asText()).isEqualTo(outcome);
            assertThat(json.path("attempts")).hasSize(1);
            assertThat(json.path("attempts").get(0).path("dispatcher").asText()).isEqualTo("kannel");
            assertThat(json.path("attempts").get(0).path("detail").asText()).isNotBlank();
            assertThat(new String(gateway.received(0), StandardCharsets.US_ASCII))
                    .startsWith("GET /cgi-bin/sendsms?")
                    .contains("text=hello%20%26%20goodbye", "to=%2B15550100001");
            assertThat(run.out() + run.err()).doesNotContain("change-me", "15550100001");
        }
    }

    @Test
    void aWrongRuleIsNamedAndNothingIsSent() throws IOException {
        try (FaultServer gateway = FaultServer.start(FaultScript.answeringHttp(202, "text/plain", "0:"))) {
            Run run = send(gateway, "hello", "rule.10.body: (");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("kannel.rule.10.body");
            assertThat(gateway.connections()).isZero();
        }
    }

    @Test
    void navsOwnSectionIsEnough() throws IOException {
        try (FaultServer gateway = FaultServer.start(FaultScript.answeringHttp(200, "text/plain", "sent"))) {
            Path config = folder.resolve("smsd.conf");
            Files.writeString(
                    config,
                    "[dispatcher]\ndispatcher1: HttpGetDispatcher\n[HttpGetDispatcher]\nurl: " + gateway.baseUrl()
                            + "/?phone=%(phone)s&sms=%(sms)s\n");
            Run run = Run.of("send", "--config", config.toString(), "--to", "+15550100001", "--text", "a b");

            assertThat(run.exitCode()).isZero();
            assertThat(new String(gateway.received(0), StandardCharsets.US_ASCII))
                    .startsWith("GET /?phone=%2B15550100001&sms=a%20b HTTP/1.1");
        }
    }

    private Run send(FaultServer gateway, String text, String... more) throws IOException {
        String sample = Files.readString(Path.of("config", "kannel.conf"))
                .replace("http://127.0.0.1:13013", gateway.baseUrl().toString());
        Path config = folder.resolve("kannel.conf");
        Files.writeString(config, sample + String.join("\n", more) + "\n");
        return Run.of("send", "--config", config.toString(), "--to", "+15550100001", "--text", text, "--json");
    }
}
