// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.UnavailableReason;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Waits until the modem is in a network (3GPP TS 27.007 clauses 7.2 and 10.1.22). */
final class Registration {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int DENIED = 3;
    private static final Pattern STATE = Pattern.compile("[0-9] *, *([0-9]{1,2}).*");

    private final SerialSettings settings;

    Registration(SerialSettings settings) {
        this.settings = settings;
    }

    Optional<Unavailable> await(AtSession session, Deadline budget) throws InterruptedException {
        Deadline deadline = Deadline.in(budget.atMost(settings.networkWait()));
        while (true) {
            int state = state(session, budget);
            if (isIn(state) || state < 0) {
                return Optional.empty();
            }
            if (state == DENIED) {
                return Optional.of(ModemSetup.operator(UnavailableReason.NO_NETWORK, "the network refuses this SIM"));
            }
            if (deadline.passed() || session.lost()) {
                return Optional.of(new Unavailable(UnavailableReason.NO_NETWORK, "the modem finds no network"));
            }
            Pause.of(deadline.atMost(PAUSE));
        }
    }

    /** The best state of the circuit, packet and 4G domains; -1 when the modem tells none. */
    int state(AtSession session, Deadline deadline) throws InterruptedException {
        int best = -1;
        for (String name : new String[] {"+CREG", "+CEREG", "+CGREG"}) {
            AtAnswer answer = session.ask("AT" + name + "?", name + ":", deadline.atMost(settings.commandTimeout()));
            Matcher matcher = STATE.matcher(answer.value(name + ":").orElse(""));
            if (matcher.matches()) {
                int state = Integer.parseInt(matcher.group(1));
                if (isIn(state)) {
                    return state;
                }
                best = Math.max(best, state);
            }
        }
        return best;
    }

    /** At home or roaming, also for SMS only. */
    static boolean isIn(int state) {
        return state == 1 || state == 5 || state == 6 || state == 7;
    }
}
