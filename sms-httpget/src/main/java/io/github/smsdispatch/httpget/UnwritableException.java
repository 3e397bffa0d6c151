// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

/** A value that can't be written where the template wants it. Says which character, never the value. */
final class UnwritableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnwritableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    static UnwritableException character(int codePoint, String where) {
        return new UnwritableException(String.format("U+%04X can't be written in %s", codePoint, where));
    }
}
