// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SkylineSimulatorMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private java.util.Optional<SkylineSimulator> start(String... args) {
        return SkylineSimulatorMain.start(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void argumentsShapeTheGateway() throws Exception {
        try (SkylineSimulator gateway = start("--ports=3", "--username=u", "--password=p", "--latency=1")
                .orElseThrow()) {
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains(gateway.baseUrl().toString())
                    .contains("3 ports");
            String reply = new GatewayClient(gateway)
                    .exchange("GET", "/goip_get_status.html?username=u&password=p", new byte[0])
                    .body();
            assertThat(reply).contains("\"max-ports\":3");
        }
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThat(start("--ports=many")).isEmpty();
        assertThat(start("--colour=red")).isEmpty();
        assertThat(start("--ports=0")).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--ports: received 'many'")
                .contains("unknown key")
                .contains("ports: received 0; allowed: 1 to 512");
    }
}
