// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.testkit.modem.ModemSimulator;
import org.junit.jupiter.api.Test;

class PortsCommandTest {

    @Test
    void modemBehindAPortTellsWhatItIsAndItsImeiIsMasked() {
        try (ModemSimulator modem = ModemSimulator.builder().start()) {
            Run run = Run.of("ports", modem.uri().toString());
            assertThat(run.out()).contains("modem: Simulated SIM-MODEM, IMEI *************18");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void portThatNobodyAnswersIsToldWithItsReason() {
        Run run = Run.of("ports", "tcp://127.0.0.1:9");
        assertThat(run.out()).contains("no connection");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void wrongNameIsAUsageError() {
        assertThat(Run.of("ports", "tcp://nowhere").exitCode()).isEqualTo(2);
    }
}
