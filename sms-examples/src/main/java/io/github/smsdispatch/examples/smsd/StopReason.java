// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

/** Why a daemon ends, each with an exit code of its own. */
enum StopReason {
    /** It was asked to, or its one round is over. */
    ASKED(0),
    /** A wrong setting or argument. */
    CONFIGURATION(2),
    /** A message reached its retry limit, and the action is to shut down. */
    RETRY_LIMIT(3),
    /** Every dispatcher needs an operator; of one round: none could be used. */
    NO_DISPATCHER(4),
    /** Another one runs with the same pid file. */
    RUNS_ALREADY(5);

    private final int exitCode;

    StopReason(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
