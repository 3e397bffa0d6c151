// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** One line per thing that can be wrong. */
class DoctorTest {

    private Town town;
    private Desk desk;

    @BeforeEach
    void open() {
        town = Town.shared();
        desk = town.openWithSalon();
    }

    @AfterEach
    void close() {
        town.close();
    }

    /** What it says, after its exit code. */
    private String says(Map<String, String> changes) {
        Map<String, String> environment = new HashMap<>(town.environment);
        environment.putAll(changes);
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new AppointmentsCommand(environment))
                .setOut(new PrintWriter(out))
                .execute("--doctor", "--port", Integer.toString(desk.port()));
        return exit + "\n" + out;
    }

    @Test
    void whenAllIsWellItSaysSoInALineEach() {
        String said = says(Map.of());

        assertThat(said).startsWith("0\n").doesNotContain("FAIL").endsWith("nothing found\n");
        assertThat(said.lines().skip(1).map(line -> line.split(" +")[1]))
                .containsExactly("flag", "credentials", "reachable", "login", "ports", "webhook", "database", "found");
        assertThat(said).doesNotContain("s3cr3t").doesNotContain("hook-of-the-test-town");
        assertThat(town.gateway.ledger().accepted()).isEmpty();
    }

    @Test
    void theSwitchIsNamedFirst() {
        assertThat(says(Map.of("SMS_ENABLED", "false")))
                .startsWith("1\nFAIL  flag")
                .contains("SMS_ENABLED is off");
    }

    @Test
    void aMissingVariableIsNamed() {
        assertThat(says(Map.of("SMS_PASSWORD", ""))).startsWith("1\nFAIL  credentials  SMS_PASSWORD: received nothing");
        assertThat(says(Map.of("APPOINTMENTS_API_KEY", "short")))
                .contains("APPOINTMENTS_API_KEY: received 5 characters");
        assertThat(says(Map.of("SMS_WEBHOOK_URL", ""))).contains("FAIL  webhook      SMS_WEBHOOK_URL is missing");
    }

    @Test
    void aWrongPasswordIsALoginThatIsRefused() {
        assertThat(says(Map.of("SMS_PASSWORD", "wr0ng")))
                .contains("ok    reachable", "FAIL  login")
                .doesNotContain("wr0ng");
    }

    @Test
    void aGatewayThatIsOffIsNotReachable() {
        town.gateway.beginOutage();

        assertThat(says(Map.of())).contains("FAIL  reachable", "does the tunnel run?", "ok    webhook");
    }

    @Test
    void withoutARegisteredSimNothingCanBeSent() {
        for (int port = 1; port <= town.gateway.ports().count(); port++) {
            town.gateway.ports().setState(port, 0);
        }

        assertThat(says(Map.of())).contains("ok    login", "FAIL  ports", "0 of 8 ports ready");
    }

    @Test
    void aWebhookThatIsSomebodyElsesIsFound() {
        assertThat(says(Map.of("SMS_WEBHOOK_SECRET", "not-the-one-of-the-backend")))
                .contains("FAIL  webhook", "answers 401");
        assertThat(says(Map.of("SMS_WEBHOOK_URL", "http://127.0.0.1:1")))
                .contains("FAIL  webhook", "does the backend run");
    }
}
