// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.PortStatus;
import io.github.smsdispatch.api.UnavailableReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a modem how it is. */
final class ModemStatus {

    private static final Pattern OPERATOR = Pattern.compile("[0-9],[0-9],\"([^\"]{0,40})\".*");
    private static final Pattern SIGNAL = Pattern.compile("([0-9]{1,2}),.*");

    private final SerialSettings settings;
    private final Line line;
    private final SerialSender sender;
    private final SimPace pace;

    ModemStatus(SerialSettings settings, Line line, SerialSender sender, SimPace pace) {
        this.settings = settings;
        this.line = line;
        this.sender = sender;
        this.pace = pace;
    }

    DispatcherStatus ask() {
        Deadline deadline = Deadline.in(settings.timeout());
        try {
            Optional<Unavailable> obstacle = line.acquire(deadline);
            if (obstacle.isPresent()) {
                return status(Health.UP, PortStatus.State.READY, "busy sending");
            }
            try {
                obstacle = line.modem().ready(deadline);
                return obstacle.isPresent() ? down(obstacle.get()) : up(deadline);
            } finally {
                line.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DispatcherStatus.notAsked(settings.name());
        }
    }

    private DispatcherStatus up(Deadline deadline) throws InterruptedException {
        Duration patience = settings.commandTimeout();
        AtAnswer signal = line.modem().ask("AT+CSQ", "+CSQ:", deadline.atMost(patience));
        if (!signal.answered()) {
            return down(ModemReply.failed("the modem doesn't answer"));
        }
        AtAnswer operator = line.modem().ask("AT+COPS?", "+COPS:", deadline.atMost(patience));
        String detail = "SIM ready, registered"
                + found(OPERATOR, operator.value("+COPS:"))
                        .map(name -> " with " + name)
                        .orElse("")
                + found(SIGNAL, signal.value("+CSQ:"))
                        .map(ModemStatus::strength)
                        .orElse("");
        return pace.rest()
                .map(time -> status(Health.DOWN, PortStatus.State.BLOCKED, "rests after failures; " + detail))
                .or(() -> pace.wait(1)
                        .map(time -> status(
                                Health.DOWN, PortStatus.State.QUOTA_REACHED, "the SIM's pace is used up; " + detail)))
                .orElseGet(() -> status(Health.UP, PortStatus.State.READY, detail));
    }

    private DispatcherStatus down(Unavailable obstacle) {
        boolean noSim = obstacle.text().contains("no SIM");
        PortStatus.State state = noSim
                ? PortStatus.State.NO_SIM
                : obstacle.reason() == UnavailableReason.LOGIN_REFUSED
                        ? PortStatus.State.BLOCKED
                        : obstacle.reason() == UnavailableReason.NO_NETWORK && !obstacle.permanent()
                                ? PortStatus.State.WAITING
                                : PortStatus.State.FAULTY;
        return status(Health.DOWN, state, obstacle.describe());
    }

    private DispatcherStatus status(Health health, PortStatus.State state, String detail) {
        PortStatus port = new PortStatus(settings.portText(), state, detail, sender.accepted(), sender.failed());
        return new DispatcherStatus(settings.name(), health, detail, List.of(port));
    }

    private static Optional<String> found(Pattern pattern, Optional<String> value) {
        return value.map(pattern::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1));
    }

    /** 0 to 31 stand for -113 to -51 dBm in steps of 2 (3GPP TS 27.007 clause 8.5). */
    private static String strength(String level) {
        int steps = Integer.parseInt(level);
        return steps > 31 ? ", signal unknown" : ", signal " + (2 * steps - 113) + " dBm";
    }
}
