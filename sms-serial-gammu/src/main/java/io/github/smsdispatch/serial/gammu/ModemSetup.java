// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.UnavailableReason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings a modem into the state in which it sends: modes, SIM, message centre, storages, network. */
final class ModemSetup {

    private static final Duration FIRST_ANSWER = Duration.ofSeconds(1);
    private static final int TRIES = 3;

    private final SerialSettings settings;
    private final SimLock lock;
    private final Registration registration;

    ModemSetup(SerialSettings settings) {
        this.settings = settings;
        lock = new SimLock(settings);
        registration = new Registration(settings);
    }

    /** Runs all steps; what stands in the way of sending, if anything. */
    Optional<Unavailable> run(AtSession session, Deadline deadline) throws InterruptedException {
        if (!answers(session, deadline)) {
            return Optional.of(silent(session));
        }
        AtAnswer echo = ask(session, "ATE0", deadline);
        AtAnswer errors = ask(session, "AT+CMEE=1", deadline);
        if (!echo.answered() || !errors.answered()) {
            return Optional.of(silent(session));
        }
        Optional<Unavailable> locked = lock.open(session, deadline);
        if (locked.isPresent()) {
            return locked;
        }
        AtAnswer mode = ask(session, "AT+CMGF=0", deadline);
        if (!mode.ok()) {
            return Optional.of(
                    mode.answered()
                            ? operator(UnavailableReason.CONFIGURATION, "the modem knows no PDU mode")
                            : silent(session));
        }
        Optional<Unavailable> centre = centre(session, deadline);
        if (centre.isPresent()) {
            return centre;
        }
        receive(session, deadline);
        return registration.await(session, deadline);
    }

    /** A fresh line may hold half a command, or a prompt of somebody who was here before: ESC ends both. */
    private static boolean answers(AtSession session, Deadline deadline) throws InterruptedException {
        session.writeEscape();
        for (int i = 0; i < TRIES && !session.lost(); i++) {
            if (session.ask("AT", "", deadline.atMost(FIRST_ANSWER)).ok()) {
                return true;
            }
        }
        return false;
    }

    private Optional<Unavailable> centre(AtSession session, Deadline deadline) throws InterruptedException {
        if (!settings.serviceCentre().isEmpty()) {
            AtAnswer set = ask(session, "AT+CSCA=\"" + settings.serviceCentre() + "\"", deadline);
            return set.ok()
                    ? Optional.empty()
                    : Optional.of(operator(UnavailableReason.CONFIGURATION, "the message centre's number is refused"));
        }
        AtAnswer known = session.ask("AT+CSCA?", "+CSCA:", deadline.atMost(settings.commandTimeout()));
        boolean empty =
                known.value("+CSCA:").map(value -> value.matches("\"\\+?\".*")).orElse(false);
        return empty
                ? Optional.of(operator(
                        UnavailableReason.CONFIGURATION,
                        "the SIM knows no message centre; set " + settings.name() + ".serviceCentre"))
                : Optional.empty();
    }

    /** What fails here costs reports or inbound, not the sending. */
    private void receive(AtSession session, Deadline deadline) throws InterruptedException {
        ask(session, "AT+CSCS=\"GSM\"", deadline);
        if (settings.inbound()) {
            String place = "\"" + settings.storage() + "\"";
            if (!ask(session, "AT+CPMS=" + place + "," + place + "," + place, deadline)
                    .ok()) {
                ask(session, "AT+CPMS=" + place, deadline);
            }
        }
        if (settings.inbound() || settings.reports()) {
            if (!ask(session, "AT+CNMI=" + settings.notices(), deadline).ok()) {
                ask(session, "AT+CNMI=2,1", deadline);
            }
        }
    }

    private AtAnswer ask(AtSession session, String command, Deadline deadline) throws InterruptedException {
        return session.ask(command, "", deadline.atMost(settings.commandTimeout()));
    }

    private static Unavailable silent(AtSession session) {
        return new Unavailable(
                session.lost() ? UnavailableReason.UNREACHABLE : UnavailableReason.TRANSPORT_ERROR,
                session.lost()
                        ? "the line broke while the modem was set up"
                        : "no answer to AT: no modem, switched off, or another baud rate");
    }

    static Unavailable operator(UnavailableReason reason, String text) {
        return new Unavailable(reason, text, (@Nullable Duration) null, Recovery.BY_OPERATOR);
    }
}
