// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.smsdispatch.examples.boost.SoapService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The custom dispatcher from a user's view. */
class BoostSendTest {

    private static final Path SAMPLE = Path.of("config/boost.conf");

    @TempDir
    private Path folder;

    private Run send(SoapService service, String password) throws IOException {
        String config = Files.readString(SAMPLE)
                .replaceFirst("(?m)^url:.*$", "url: " + service.url())
                .replaceFirst("(?m)^#namespace:.*$", "namespace: " + service.namespace())
                .replaceFirst("change-me", password);
        Path file = Files.writeString(folder.resolve("boost.conf"), config);
        return Run.of("send", "--config", file.toString(), "--to", "+4712345678", "--text", "hello", "--json");
    }

    @Test
    void theSampleSendsThroughASoapService() throws IOException {
        try (SoapService service = new SoapService()) {
            Run run = send(service, "change-me");

            assertThat(run.exitCode()).as(run.err()).isZero();
            JsonNode json = new JsonMapper().readTree(run.out());
            assertThat(json.path("outcome").asText()).isEqualTo("Accepted");
            assertThat(json.path("dispatcher").asText()).isEqualTo("BoostDispatcher");
            assertThat(service.calls()).isEqualTo(1);
        }
    }

    @Test
    void aRefusedLoginSaysSoWithoutThePassword() throws IOException {
        try (SoapService service = new SoapService()) {
            service.refuseLogins();
            Run run = send(service, "s3cret-pass");

            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(run.out()).contains("LOGIN_REFUSED (operator must act)");
            assertThat(run.out() + run.err()).doesNotContain("s3cret-pass", "4712345678");
        }
    }

    @Test
    void theCommandsOfTheTutorialCanBeRun() throws IOException, ReflectiveOperationException {
        String readme = Files.readString(Path.of("README.md"));
        String tutorial = readme.substring(readme.indexOf("## Write your own dispatcher"));
        List<String> commands = Pattern.compile("(?m)^java -.*$")
                .matcher(tutorial)
                .results()
                .map(found -> found.group())
                .toList();

        assertThat(commands).hasSize(2);
        assertThat(Files.readString(SAMPLE)).contains(commands.get(0), commands.get(1));
        assertThat(Class.forName(commands.get(0).split(" ")[3]).getMethod("main", String[].class))
                .isNotNull();
        String[] arguments = commands.get(1).replaceFirst("java -jar \\S+ ", "").split(" ");
        assertThat(SmsExamples.command().parseArgs(arguments).errors()).isEmpty();
    }
}
