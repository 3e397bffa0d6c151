// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.ReportStatus;
import io.github.smsdispatch.tpdu.StatusReport;
import io.github.smsdispatch.tpdu.Submit;
import io.github.smsdispatch.tpdu.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The network as the modem sees it. Guarded by the modem. */
final class Cell {

    final Duration linkKept = Duration.ofSeconds(5);
    ModemNetwork network;
    Duration sendDelay;
    Duration linkSetup;
    Duration reportDelay;
    int registration = 1;
    int signal = 21;
    String operator = "Testnet";

    private final Clock clock;

    Cell(ModemSimulatorBuilder setup) {
        network = setup.network;
        sendDelay = setup.sendDelay;
        linkSetup = setup.linkSetup;
        reportDelay = setup.reportDelay;
        clock = setup.clock;
    }

    Timestamp now() {
        return Timestamp.of(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    Optional<StatusReport> reportOn(ModemFate fate, Submit submit, int reference) {
        if (!submit.flags().contains(Submit.Flag.STATUS_REPORT) || fate instanceof ModemFate.NoReport) {
            return Optional.empty();
        }
        int status = fate instanceof ModemFate.Reported reported ? reported.status() : 0;
        return Optional.of(StatusReport.of(reference, submit.destination(), now(), now(), new ReportStatus(status)));
    }
}
