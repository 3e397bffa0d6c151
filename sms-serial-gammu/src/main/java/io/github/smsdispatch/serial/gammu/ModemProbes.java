// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks a port for its identity. */
final class ModemProbes {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private ModemProbes() {}

    static ModemProbe of(PortAddress address, int baud) {
        try (AtSession session = new AtSession("probe", address.open(baud, PATIENCE), line -> {})) {
            session.writeEscape();
            boolean there = session.ask("AT", "", PATIENCE).ok();
            if (!there && !session.ask("ATE0", "", PATIENCE).ok()) {
                return new ModemProbe(false, "no answer to AT: no modem, or another baud rate", "");
            }
            session.ask("ATE0", "", PATIENCE);
            List<String> names = new ArrayList<>();
            names.addAll(session.ask("AT+CGMI", "", PATIENCE).lines());
            names.addAll(session.ask("AT+CGMM", "", PATIENCE).lines());
            String imei = session.ask("AT+CGSN", "", PATIENCE).lines().stream()
                    .filter(line -> line.matches("[0-9]{14,17}"))
                    .findFirst()
                    .orElse("");
            return new ModemProbe(true, String.join(" ", names), masked(imei));
        } catch (PortUnavailableException e) {
            return new ModemProbe(false, String.valueOf(e.getMessage()), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ModemProbe(false, "interrupted", "");
        }
    }

    private static String masked(String imei) {
        int hidden = Math.max(0, imei.length() - 2);
        return "*".repeat(hidden) + imei.substring(hidden);
    }
}
