// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came of one HTTP request. */
public sealed interface Exchange {

    /**
     * A whole HTTP response; its text may hold phone numbers and is never shown.
     *
     * @param status the HTTP status
     * @param contentType the media type alone, in lower case, {@code no content type} when it can't be read
     * @param text the body as text
     * @param headers first values by lower-case name
     */
    record Answer(int status, String contentType, String text, Map<String, String> headers) implements Exchange {

        /**
         * Makes an answer without headers.
         *
         * @param status the HTTP status
         * @param contentType the media type
         * @param text the body
         */
        public Answer(int status, String contentType, String text) {
            this(status, contentType, text, Map.of());
        }

        /**
         * Gives a header.
         *
         * @param name its name in any case
         * @return its first value
         */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        @Override
        public String toString() {
            return "Answer[HTTP " + status + ", " + contentType + ", " + text.length() + " characters]";
        }
    }

    /**
     * No whole response.
     *
     * @param kind how it failed
     * @param text what happened, in our words: no URL, host or secret
     */
    record Failure(Kind kind, String text) implements Exchange {

        /**
         * Tells on which side of the border it failed.
         *
         * @return true when certainly nothing was handed over
         */
        public boolean nothingSent() {
            return kind == Kind.NOT_SENT || kind == Kind.NO_TURN || kind == Kind.LOGIN_REFUSED;
        }

        /**
         * Says what it means for an SMS that was in the request (rules D5 and D6).
         *
         * @return unavailable or unknown
         */
        public Outcome outcome() {
            return switch (kind) {
                case NOT_SENT -> new Unavailable(UnavailableReason.UNREACHABLE, text);
                case NO_TURN -> new Unavailable(UnavailableReason.BUSY, text);
                case LOGIN_REFUSED ->
                    new Unavailable(UnavailableReason.LOGIN_REFUSED, text, null, Recovery.BY_OPERATOR);
                case NO_ANSWER -> new Unknown(UnknownReason.NO_ANSWER, text);
                case LOST -> new Unknown(UnknownReason.CONNECTION_LOST, text);
                case UNREADABLE -> new Unknown(UnknownReason.UNREADABLE_ANSWER, text);
                case INTERRUPTED -> new Unknown(UnknownReason.INTERRUPTED, text);
            };
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
