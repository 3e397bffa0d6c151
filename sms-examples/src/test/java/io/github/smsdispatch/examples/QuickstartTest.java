// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command. */
class QuickstartTest {

    @TempDir
    private Path folder;

    @Test
    void theBundledCampaignArrivesAndTheLedgersAgree() {
        Run run = Run.of("quickstart", "--latency", "5");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.lastLine()).matches("accepted=420 delivered=4\\d\\d rejected=6 unknown=0 duplicates=0");
        assertThat(run.out()).contains("15 repeated by their key", "refused line 44", "queue and gateways agree");
    }

    @Test
    void anOutageOfTheFirstGatewayLosesNothingAndDoublesNothing() {
        Run run = Run.of("quickstart", "--outage", "--latency", "20");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.lastLine()).matches("accepted=420 delivered=4\\d\\d rejected=6 unknown=0 duplicates=0");
        assertThat(run.out()).containsPattern("accepted by gateway-b +[1-9]");
        assertThat(run.out()).containsPattern("unknown outcomes cleared up +[1-9]");
    }

    @Test
    void ownRowsGoOutAndABadRowIsNamed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("my.csv"), "+15550100001,hello\n12 34,bad\n+15550100002,\"two, with comma\",1\n");

        Run run = Run.of("quickstart", "--file", file.toString(), "--latency", "0");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.lastLine()).startsWith("accepted=2 ").contains("rejected=1 ");
        assertThat(run.out()).contains("refused line 2: phone number");
    }

    @Test
    void aMissingFileIsAWrongArgument() {
        Run run = Run.of("quickstart", "--file", folder.resolve("none.csv").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--file", "none.csv");
    }
}
