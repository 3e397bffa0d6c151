// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.Optional;

/** The SIM: whether it is there, and its PIN. Guarded by the modem. */
final class SimCard {

    private static final int TRIES = 3;

    private String pin;
    private int triesLeft = TRIES;
    private boolean present = true;

    SimCard(String pin) {
        this.pin = pin;
    }

    void present(boolean there) {
        present = there;
    }

    void pin(String digits) {
        pin = digits;
        triesLeft = TRIES;
    }

    int triesLeft() {
        return triesLeft;
    }

    /** The answer to AT+CPIN?. */
    Reply asked(LineState state) {
        if (!present) {
            return Reply.cme(10);
        }
        if (triesLeft == 0) {
            return Reply.lines("+CPIN: SIM PUK");
        }
        return Reply.lines(open(state) ? "+CPIN: READY" : "+CPIN: SIM PIN");
    }

    Reply enter(LineState state, String typed) {
        if (!present) {
            return Reply.cme(10);
        }
        if (triesLeft == 0) {
            return Reply.cme(12);
        }
        if (open(state)) {
            return Reply.cme(3);
        }
        if (typed.equals(pin)) {
            triesLeft = TRIES;
            state.pinEntered = true;
            return Reply.OK;
        }
        triesLeft--;
        return Reply.cme(triesLeft == 0 ? 12 : 16);
    }

    /** What stands in the way of commands that need the SIM: number of +CMS ERROR. */
    Optional<Integer> obstacle(LineState state) {
        if (!present) {
            return Optional.of(310);
        }
        return open(state) ? Optional.empty() : Optional.of(triesLeft == 0 ? 316 : 311);
    }

    private boolean open(LineState state) {
        return pin.isEmpty() || state.pinEntered;
    }
}
