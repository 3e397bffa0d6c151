// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/** What may be done with a message whose outcome is {@link Outcome.Unknown}. Failover, retry and recovery obey it. */
public enum DuplicatePolicy {
    /**
     * Ask the transport what became of it, or wait for a delivery report; until one of them answers the message stays
     * unknown for an operator. The default.
     */
    RESOLVE_FIRST,
    /** Send again: a second copy is better than none. For alarms. */
    AT_LEAST_ONCE,
    /** Never send again: no copy is better than two. For payments and one-time codes. */
    AT_MOST_ONCE
}
