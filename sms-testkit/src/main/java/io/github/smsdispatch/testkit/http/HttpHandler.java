// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.http;

/** Answers requests. Called by many threads at once. */
public interface HttpHandler {

    /** What to do with a request of which only the first byte is known to be there. */
    enum Arrival {
        /** Read it. */
        READ,
        /** Reset the connection without reading. */
        RESET
    }

    /**
     * Decides before a request is read.
     *
     * @return whether to read it
     */
    Arrival arriving();

    /**
     * Answers a request. May block for as long as the simulated latency lasts.
     *
     * @param request the request
     * @return what to do
     * @throws InterruptedException when the server closes meanwhile
     */
    Exchange handle(HttpRequest request) throws InterruptedException;

    /**
     * An answer, and what follows it.
     *
     * @param answer what goes to the client
     * @param afterwards runs when a proper answer was written, or could not be; before any other kind of answer
     */
    record Exchange(Answer answer, Runnable afterwards) {

        /**
         * Makes an exchange without consequences.
         *
         * @param answer what goes to the client
         * @return the exchange
         */
        public static Exchange of(Answer answer) {
            return new Exchange(answer, () -> {});
        }
    }
}
