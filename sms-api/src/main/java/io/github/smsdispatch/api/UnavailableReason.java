// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/** Why a dispatcher took nothing. */
public enum UnavailableReason {
    /** Switched off by its settings: nothing leaves the process. */
    DISABLED,
    /** No connection: refused, unknown host, no route, port missing. */
    UNREACHABLE,
    /** Login or source address refused. */
    LOGIN_REFUSED,
    /** Too many requests, a queue full, a quota reached. */
    THROTTLED,
    /** In use by something else for the moment. */
    BUSY,
    /** No registered SIM, no usable port. */
    NO_NETWORK,
    /** A setting makes sending impossible. */
    CONFIGURATION,
    /** The transport says that it failed before it took the SMS. */
    TRANSPORT_ERROR,
    /** The dispatcher threw {@link DispatcherException}. */
    DISPATCHER_FAILED
}
