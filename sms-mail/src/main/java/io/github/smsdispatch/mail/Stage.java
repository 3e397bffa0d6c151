// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

/**
 * How far the SMTP session has come with one SMS, in the order of a session. Up to {@link #CONTENT} the server can't have
 * the mail: it ends with the line that holds a dot, and what comes without it must be thrown away (RFC 5321 sections
 * 4.1.1.4 and 4.1.1.10).
 */
enum Stage {
    /** Waits for a free connection. */
    WAITING("while waiting for a free connection"),
    /** Name look-up, connection, TLS from the start. */
    CONNECT("while connecting"),
    /** Waits for the greeting. */
    GREETING("in the greeting"),
    /** EHLO or HELO. */
    EHLO("in EHLO"),
    /** STARTTLS and its handshake. */
    TLS("in STARTTLS"),
    /** AUTH. */
    AUTH("in AUTH"),
    /** MAIL. */
    MAIL("in MAIL"),
    /** RCPT. */
    RCPT("in RCPT"),
    /** DATA up to its answer. */
    DATA("in DATA"),
    /** The content is written, its end isn't. */
    CONTENT("before the end of the content was written"),
    /** The end of the content is, or may be, written. */
    DOT("after the end of the content was written");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** Tells whether the server may have taken the mail. */
    boolean mayHaveArrived() {
        return this == DOT;
    }

    /** Tells whether the session itself isn't ready yet, so that other SMS of the batch would fare no better. */
    boolean isOpening() {
        return compareTo(MAIL) < 0;
    }

    String words() {
        return words;
    }
}
