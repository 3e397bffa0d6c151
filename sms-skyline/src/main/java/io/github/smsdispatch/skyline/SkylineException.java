// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

/**
 * A call of the gateway other than a send failed: it was unreachable, said no, or gave no readable answer. What the call
 * should have changed may have changed or not; ask {@link SkylineDispatcher#tasks()}. The text holds no secret.
 */
public final class SkylineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SkylineException(String message) {
        super(message);
    }
}
