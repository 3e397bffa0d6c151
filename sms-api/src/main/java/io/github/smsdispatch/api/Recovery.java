// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/** How an unavailable dispatcher becomes available again. */
public enum Recovery {
    /** With time alone. */
    BY_ITSELF,
    /** When a person changes something: credentials, settings, a SIM. */
    BY_OPERATOR
}
