// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

/** No session could be opened. */
final class EndedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Ending ending;

    EndedException(Ending ending) {
        super("no session");
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
