// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.smsdispatch.testkit.fault.FaultScript;
import io.github.smsdispatch.testkit.fault.FaultServer;
import io.github.smsdispatch.testkit.skyline.FaultRule;
import io.github.smsdispatch.testkit.skyline.SkylineFault;
import io.github.smsdispatch.testkit.skyline.SkylineSimulator;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendCommandTest {

    private static final String PASSWORD = "s3cret-password";
    private static final String NUMBER = "+15550100001";

    @TempDir
    private Path folder;

    @Test
    void acceptedEndsWith0() throws IOException {
        try (SkylineSimulator gateway = gateway()) {
            Run run = send(gateway.baseUrl().toString());

            JsonNode json = json(run);
            assertThat(run.exitCode()).isZero();
            assertThat(json.path("outcome").asText()).isEqualTo("Accepted");
            assertThat(json.path("dispatcher").asText()).isEqualTo("office");
            assertThat(json.path("attempts")).hasSize(1);
            long tid = json.path("sendingId").asLong();
            assertThat(gateway.ledger().accepted().get(0).tid()).isEqualTo(tid);
        }
    }

    @Test
    void rejectedEndsWith3() throws IOException {
        String reply = "{\"code\":404,\"reason\":\"Tasks Not Found\",\"type\":\"task-status\"}";
        try (FaultServer gateway = FaultServer.start(FaultScript.answeringHttp(200, "application/json", reply))) {
            Run run = send("http://127.0.0.1:" + gateway.port());

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(json(run).path("outcome").asText()).isEqualTo("Rejected");
        }
    }

    @Test
    void unavailableEndsWith4() throws IOException {
        Run run = send("http://127.0.0.1:" + portWithoutServer());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(json(run).path("outcome").asText()).isEqualTo("Unavailable");
        assertThat(json(run).path("sendingId").isNull()).isTrue();
    }

    @Test
    void unknownEndsWith5() throws IOException {
        try (SkylineSimulator gateway = gateway()) {
            gateway.faults()
                    .add(FaultRule.once(SkylineFault.RESET).afterProcessing().onPath("post_sms"));
            Run run = send(gateway.baseUrl().toString());

            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(json(run).path("outcome").asText()).isEqualTo("Unknown");
        }
    }

    @Test
    void theSecondDispatcherIsTriedAndBothAttemptsAreShown() throws IOException {
        try (SkylineSimulator gateway = gateway()) {
            Run run = Run.of(arguments(config(
                    section("dead", "http://127.0.0.1:" + portWithoutServer()),
                    section("good", gateway.baseUrl().toString()))));

            assertThat(run.exitCode()).isZero();
            assertThat(json(run).path("attempts")).hasSize(2);
            assertThat(json(run).path("dispatcher").asText()).isEqualTo("good");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'colour: blue', office.colour",
        "'timeout: soon', office.timeout",
        "'batchSize: 0', office.batchSize",
        "'password:', office.password",
        "'type: pigeon', pigeon"
    })
    void aWrongSettingIsNamedAndNothingIsSent(String line, String named) throws IOException {
        try (SkylineSimulator gateway = gateway()) {
            String section = section("office", gateway.baseUrl().toString());
            String key = line.substring(0, line.indexOf(':'));
            String changed = section.replaceAll("(?m)^" + key + ":.*\n", "") + line + "\n";
            Run run = Run.of(arguments(config(changed)));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains(named).doesNotContain(PASSWORD);
            assertThat(gateway.ledger().accepted()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"'12 34', phone number", "abc, phone number", "'', phone number"})
    void aWrongNumberIsNamedAndNothingIsSent(String number, String named) throws IOException {
        Path config = config(section("office", "http://127.0.0.1:1"));
        Run run = Run.of("send", "--config", config.toString(), "--to", number, "--text", "hello");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(named);
    }

    private static int portWithoutServer() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static SkylineSimulator gateway() {
        return SkylineSimulator.builder().credentials("user", PASSWORD).start();
    }

    private Run send(String baseUrl) throws IOException {
        Run run = Run.of(arguments(config(section("office", baseUrl))));
        assertThat(run.out() + run.err()).doesNotContain(PASSWORD, "5550100001");
        return run;
    }

    private static String[] arguments(Path config) {
        return new String[] {"send", "--config", config.toString(), "--to", NUMBER, "--text", "hello", "--json"};
    }

    private static String section(String name, String baseUrl) {
        return "[" + name + "]\ntype: skyline\nbaseUrl: " + baseUrl + "\nusername: user\npassword: " + PASSWORD
                + "\nportChoice: device\n";
    }

    private Path config(String... sections) throws IOException {
        StringBuilder text = new StringBuilder("[dispatcher]\n");
        for (int i = 0; i < sections.length; i++) {
            String name = sections[i].substring(1, sections[i].indexOf(']'));
            text.append("dispatcher").append(i + 1).append(": ").append(name).append('\n');
        }
        return Files.writeString(folder.resolve("send.conf"), text.append(String.join("\n", sections)));
    }

    private static JsonNode json(Run run) throws IOException {
        return new JsonMapper().readTree(run.out());
    }
}
