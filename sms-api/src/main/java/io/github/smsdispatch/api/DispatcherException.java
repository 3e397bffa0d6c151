// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import org.jspecify.annotations.Nullable;

/**
 * A dispatcher can't do its work now, and certainly handed nothing over. A provider throws it when it can't build a
 * dispatcher; a simple custom dispatcher may throw it from {@code sendSms} instead of returning {@link
 * Outcome.Unavailable}. Throw it only before the first byte left: after that the truth is {@link Outcome.Unknown}.
 */
@SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
public class DispatcherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened, without secrets or phone numbers
     */
    public DispatcherException(String message) {
        super(message);
    }

    /**
     * Makes the exception with a cause.
     *
     * @param message what happened, without secrets or phone numbers
     * @param cause what led to it, or null
     */
    public DispatcherException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    String text() {
        String message = getMessage();
        return message == null ? getClass().getName() : message;
    }
}
