// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

/** Hands a mail to a server. */
@FunctionalInterface
interface MailPost {

    void mail(String subject, String body) throws NotMailed;

    /** The server didn't take it; the message says why, without secrets. */
    final class NotMailed extends Exception {

        private static final long serialVersionUID = 1L;

        NotMailed(String message) {
            super(message);
        }
    }
}
