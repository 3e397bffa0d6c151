// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

/** How the peer behind a dispatcher behaves in a contract test. */
public enum Situation {
    /** Takes every SMS. */
    ACCEPTING,
    /** Can't be reached: nothing is ever written to it. */
    REFUSING_CONNECTIONS,
    /** Refuses each SMS for good, with a code. */
    REJECTING_MESSAGE,
    /** Refuses the login. */
    REFUSING_LOGIN,
    /** Reads the request and stays silent. */
    SILENT_AFTER_REQUEST,
    /** Reads the request and breaks the connection. */
    RESETTING_AFTER_REQUEST,
    /** Reads the request and answers with something unreadable. */
    ANSWERING_GARBAGE
}
