// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/**
 * How one port (a modem, a SIM slot) of a transport is.
 *
 * @param port the transport's name for it, for example {@code 1.01}
 * @param state whether it can send
 * @param detail the transport's own words: state code, operator, signal
 * @param accepted SMS that this process handed to the port
 * @param failed SMS of this process that the port refused or reported as failed
 */
public record PortStatus(String port, State state, String detail, long accepted, long failed) {

    /** Whether a port can send. */
    public enum State {
        /** Registered with its network: sends. */
        READY,
        /** Will probably be ready soon: registering, in a call. */
        WAITING,
        /** No SIM, or not recognised. */
        NO_SIM,
        /** The device's own quota is reached. */
        QUOTA_REACHED,
        /** Locked by the network or the operator. */
        BLOCKED,
        /** Does not work: registration failed, module silent. */
        FAULTY,
        /** A state that the adapter doesn't know; not used for sending. */
        UNKNOWN
    }
}
