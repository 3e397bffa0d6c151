// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

/** What came of one HTTP request. */
sealed interface Exchange {

    /** A whole HTTP response, read as UTF-8; the text may hold phone numbers and is never shown. */
    record Answer(int status, String contentType, String text) implements Exchange {

        @Override
        public String toString() {
            return "Answer[HTTP " + status + ", " + contentType + ", " + text.length() + " characters]";
        }
    }

    /** No whole response; the text is ours, without URL, host or secret. */
    record Failure(Kind kind, String text) implements Exchange {

        boolean nothingSent() {
            return kind == Kind.NOT_SENT || kind == Kind.NO_TURN || kind == Kind.LOGIN_REFUSED;
        }
    }

    /** How a request failed; the first three are certain that nothing was handed over. */
    enum Kind {
        /** No connection: not one byte of the request left. */
        NOT_SENT,
        /** The request never got its turn within the time budget, or was interrupted while it waited. */
        NO_TURN,
        /** No session could be opened, so the request wasn't made. */
        LOGIN_REFUSED,
        /** It left, and no answer came in time. */
        NO_ANSWER,
        /** It left, then the connection broke. */
        LOST,
        /** It left, and what came back isn't HTTP or is too long. */
        UNREADABLE,
        /** It left, then the thread was interrupted. */
        INTERRUPTED
    }
}
