// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, on a queue of our own in a file. */
class SmsdCommandTest {

    private static final String PHONE = "+4790000001";

    @TempDir
    private Path folder;

    private HttpGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpGateway.start(Duration.ZERO);
        configure("");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void configure(String main) throws IOException {
        Files.writeString(folder.resolve("smsd.conf"), """
                [main]
                %s
                [queue]
                url: jdbc:h2:%s;WRITE_DELAY=0
                [dispatcher]
                dispatcher1: HttpGetDispatcher
                [HttpGetDispatcher]
                url: %s
                """.formatted(main, folder.resolve("queue"), gateway.url()));
    }

    private Run smsd(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("smsd", "--config", folder.resolve("smsd.conf").toString()));
        all.addAll(List.of(arguments));
        return Run.of(all.toArray(String[]::new));
    }

    @Test
    void aTestSmsPrintsItsReference() {
        Run run = smsd("-t", PHONE, "--message", "hello");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("SMS sent; reference ");
        assertThat(gateway.got()).containsExactly(new HttpGateway.Got(PHONE, "hello"));
    }

    @Test
    void aTestSmsOfMoreThan160CharactersIsSentWhole() {
        String text = "long ".repeat(60).strip();

        assertThat(smsd("-t", PHONE, "--message", text).exitCode()).isZero();
        assertThat(gateway.got()).containsExactly(new HttpGateway.Got(PHONE, text));
    }

    @Test
    void aTestSmsThatIsNotAcceptedEndsWith1AndSaysWhy() {
        gateway.answers(phone -> 400);
        Run run = smsd("--test", PHONE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("rejected ");
    }

    @Test
    void aStoredTestMessageIsSentByTheNextRound() {
        assertThat(smsd("-T", PHONE, "--message", "stored").out()).contains("1 test message stored");
        assertThat(gateway.got()).isEmpty();

        assertThat(smsd("--once").exitCode()).isZero();
        assertThat(gateway.got()).containsExactly(new HttpGateway.Got(PHONE, "stored"));
        assertThat(smsd("--once").exitCode()).isZero();
        assertThat(gateway.got()).hasSize(1);
    }

    @Test
    void oneRoundEndsThoughTheGatewayIsAwayAndKeepsTheMessages() {
        smsd("-T", PHONE);
        smsd("-T", PHONE);
        gateway.answers(phone -> 503);

        assertThat(smsd("--once").exitCode()).isZero();
        assertThat(smsd("--status").out()).contains("2 waiting");
    }

    @Test
    void cancelTellsHowMany() {
        smsd("-T", PHONE);
        smsd("-T", PHONE);

        assertThat(smsd("-c").out()).contains("2 messages cancelled");
        assertThat(smsd("--cancel").out()).contains("0 messages cancelled");
    }

    @Test
    void statusCountsAndHasTheExitCodesOfMonitoringPlugins() {
        smsd("-T", PHONE);
        Run good = smsd("--status");
        assertThat(good.out()).startsWith("OK: ").contains("1 waiting", "PENDING 1");
        assertThat(good.exitCode()).isZero();

        gateway.answers(phone -> 500);
        smsd("--once");
        Run unknown = smsd("--status");
        assertThat(unknown.out()).startsWith("WARNING: ").contains("1 unknown");
        assertThat(unknown.exitCode()).isEqualTo(1);
    }

    @Test
    void checkReachesTheQueueAndSendsNothing() {
        Run run = smsd("--check");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("ok      configuration", "ok      queue: 0 waiting", "ok      dispatchers");
        assertThat(gateway.got()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a 1", "-a 0", "-D 1.5", "-l 0", "-d 2", "-m 60", "-d 0.5 -D 2 -m 7200 -l 9 -a shutdown"})
    void everyOverrideOfNavWorks(String options) {
        List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        arguments.add("--check");

        assertThat(smsd(arguments.toArray(String[]::new)).exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "-a 2, --action",
        "-D 0.5, --delayfactor",
        "-D fast, --delayfactor",
        "-l -1, --limit",
        "-d 0, --delay",
        "-d soon, --delay",
        "-m 1, main.maxdelay",
        "-t +4790000001 -T +4790000001, --test and --TEST",
        "-t 12ab, phone",
    })
    void aWrongArgumentIsNamedAndEndsWith2(String options, String named) {
        Run run = smsd(options.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).containsIgnoringCase(named).doesNotContain("\tat ");
        assertThat(gateway.got()).isEmpty();
    }

    @Test
    void withoutAConfigurationItSaysWhereItLooked() {
        Run run = Run.of("smsd", "--config", folder.resolve("nowhere.conf").toString(), "--check");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nowhere.conf");
    }

    @Test
    void helpNamesEveryOptionAndExitCode() {
        Run run = Run.of("smsd", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("--cancel", "--delayfactor", "--TEST", "--status", "Exit codes:", "another smsd runs");
    }
}
