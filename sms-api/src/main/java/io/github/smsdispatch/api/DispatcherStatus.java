// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.util.List;

/**
 * How a dispatcher is.
 *
 * @param dispatcher its name
 * @param health the summary
 * @param detail one line for an operator, without secrets
 * @param ports one entry per port, empty for a transport without ports
 */
public record DispatcherStatus(String dispatcher, Health health, String detail, List<PortStatus> ports) {

    /** The summary of a dispatcher's state. */
    public enum Health {
        /** Takes SMS. */
        UP,
        /** Takes SMS, but not on all ports. */
        DEGRADED,
        /** Takes nothing now. */
        DOWN,
        /** Switched off by its settings. */
        DISABLED,
        /** The transport wasn't asked, or can't be. */
        NOT_ASKED
    }

    /** Copies the list. */
    public DispatcherStatus {
        ports = List.copyOf(ports);
    }

    /**
     * Makes the status of a dispatcher that can't be asked.
     *
     * @param dispatcher its name
     * @return {@link Health#NOT_ASKED}
     */
    public static DispatcherStatus notAsked(String dispatcher) {
        return new DispatcherStatus(dispatcher, Health.NOT_ASKED, "this transport can't be asked", List.of());
    }
}
