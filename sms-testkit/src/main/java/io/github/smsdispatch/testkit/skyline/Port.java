// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.util.TreeMap;

/** One port with its active SIM. Guarded by the device's lock. */
final class Port {

    static final int NO_SIM = 0;
    static final int REGISTERING = 2;
    static final int REGISTERED = 3;
    static final int LOCKED_BY_USER = 12;

    final int number;
    final TreeMap<Integer, Integer> stateAfter = new TreeMap<>();
    int slot = 1;
    int state = REGISTERED;
    int seq = 1;
    int sent;
    int failed;
    int received;

    Port(int number) {
        this.number = number;
    }

    boolean canSend() {
        return state == REGISTERED;
    }

    String state(SkylineDialect.StateForm form) {
        return state + (form == SkylineDialect.StateForm.TEXT ? " " + word() : "");
    }

    private String word() {
        return switch (state) {
            case NO_SIM -> "No SIM";
            case REGISTERED -> "OK";
            case REGISTERING -> "Registering";
            default -> "Not ready";
        };
    }
}
