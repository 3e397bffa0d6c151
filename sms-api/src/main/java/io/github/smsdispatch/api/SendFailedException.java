// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/**
 * The exception form of a result that isn't {@link Outcome.Accepted}, for callers who prefer exceptions: see {@link
 * SendResult#orThrow()}. The {@linkplain #result() result} tells which of the three it is; an unknown outcome is not a
 * failure, and catching this to send again may send twice.
 */
public final class SendFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SendResult result;

    SendFailedException(SendResult result) {
        super(result.outcome().describe());
        this.result = result;
    }

    /**
     * Gives the whole result.
     *
     * @return outcome and attempts
     */
    public SendResult result() {
        return result;
    }
}
