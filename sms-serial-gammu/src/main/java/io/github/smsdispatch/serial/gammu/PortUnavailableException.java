// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.UnavailableReason;

/** A line that can't be opened. */
final class PortUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final UnavailableReason reason;
    private final Recovery recovery;

    PortUnavailableException(UnavailableReason reason, String message, Recovery recovery) {
        super(message);
        this.reason = reason;
        this.recovery = recovery;
    }

    Outcome.Unavailable outcome() {
        return new Outcome.Unavailable(reason, String.valueOf(getMessage()), null, recovery);
    }
}
