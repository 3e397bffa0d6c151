// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Unlocks the SIM, with consent only: a PIN that was refused once is never tried again, and the last try is a person's. */
final class SimLock {

    private static final Duration SIM_BUSY_PAUSE = Duration.ofMillis(300);
    private static final int SIM_BUSY = 14;
    private static final Pattern TRIES_LEFT = Pattern.compile("SIM PIN, *([0-9]+).*");

    private final SerialSettings settings;
    private boolean refused;

    SimLock(SerialSettings settings) {
        this.settings = settings;
    }

    Optional<Unavailable> open(AtSession session, Deadline deadline) throws InterruptedException {
        AtAnswer state = state(session, deadline);
        while (state.end().equals(new AtFinal.CmeError(SIM_BUSY)) && !deadline.passed()) {
            Pause.of(deadline.atMost(SIM_BUSY_PAUSE));
            state = state(session, deadline);
        }
        if (!state.ok()) {
            // A modem without this command has no SIM to unlock.
            return state.end() instanceof AtFinal.BareError ? Optional.empty() : Optional.of(obstacle(state.end()));
        }
        String lock = state.value("+CPIN:").orElse("READY");
        if (lock.startsWith("READY")) {
            return Optional.empty();
        }
        if (!lock.startsWith("SIM PIN") || lock.startsWith("SIM PIN2")) {
            return Optional.of(locked("the SIM wants " + lock.replaceAll("[^A-Z0-9 -]", "")));
        }
        return enter(session, deadline);
    }

    private Optional<Unavailable> enter(AtSession session, Deadline deadline) throws InterruptedException {
        Optional<Secret> pin = settings.pin();
        if (pin.isEmpty()) {
            return Optional.of(locked("the SIM wants its PIN; set " + settings.name() + ".pin"));
        }
        if (refused) {
            return Optional.of(locked("the PIN was refused before and isn't tried again"));
        }
        AtAnswer left = session.ask("AT+CPINR", "+CPINR:", deadline.atMost(settings.commandTimeout()));
        Matcher tries = TRIES_LEFT.matcher(left.value("+CPINR:").orElse(""));
        if (tries.matches() && tries.group(1).length() < 3 && Integer.parseInt(tries.group(1)) < 2) {
            return Optional.of(locked("only one try for the PIN is left: enter it in a phone"));
        }
        // Before the question, as an answer that gets lost may have been a refusal.
        refused = true;
        String command = "AT+CPIN=\"" + pin.get().reveal() + "\"";
        AtAnswer entered = session.ask(command, "", deadline.atMost(settings.commandTimeout()));
        if (!entered.ok()) {
            return Optional.of(locked("the PIN was refused"));
        }
        refused = false;
        return Optional.empty();
    }

    private AtAnswer state(AtSession session, Deadline deadline) throws InterruptedException {
        return session.ask("AT+CPIN?", "+CPIN:", deadline.atMost(settings.commandTimeout()));
    }

    private static Unavailable obstacle(AtFinal end) {
        Outcome outcome = ModemReply.beforeMessage(end);
        return outcome instanceof Unavailable unavailable
                ? unavailable
                : ModemReply.failed("the modem doesn't tell the state of its SIM");
    }

    private static Unavailable locked(String text) {
        return ModemSetup.operator(UnavailableReason.LOGIN_REFUSED, text);
    }
}
