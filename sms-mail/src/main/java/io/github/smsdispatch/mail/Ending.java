// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

/** How the last stage of a session came to an end. */
sealed interface Ending {

    /**
     * By an answer.
     *
     * @param reply what the server said
     */
    record Answered(SmtpReply reply) implements Ending {}

    /**
     * Without one.
     *
     * @param kind how
     * @param text what happened, without secrets and numbers
     */
    record Failed(Kind kind, String text) implements Ending {}

    /** What there is instead of an answer. */
    enum Kind {
        /** No connection: name unknown, refused, no route. */
        NOT_CONNECTED,
        /** The connection broke. */
        LOST,
        /** Nothing came in time. */
        NO_ANSWER,
        /** Something came that isn't SMTP. */
        UNREADABLE,
        /** The calling thread was interrupted. */
        INTERRUPTED,
        /** The server's certificate or TLS version isn't acceptable. */
        NOT_TRUSTED,
        /** The server offers no TLS, or no common way to log in. */
        NOT_OFFERED
    }

    /** Tells whether the connection can be used again. */
    default boolean leavesConnectionUsable() {
        return this instanceof Answered answered && answered.reply().code() != SmtpReply.CLOSING;
    }

    /** Tells whether the connection ended, as against a refusal or a silence. */
    default boolean connectionEnded() {
        return this instanceof Answered answered
                ? answered.reply().code() == SmtpReply.CLOSING
                : ((Failed) this).kind() == Kind.LOST;
    }
}
