// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

/** The command line asks for something that isn't there; the message says what is. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message what was received and what is allowed
     */
    public UsageException(String message) {
        super(message);
    }
}
