// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import org.jspecify.annotations.Nullable;

/** As {@link DispatcherException}, and waiting won't help: a person must act on the dispatcher. */
@SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
public class PermanentDispatcherException extends DispatcherException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened and who must act, without secrets or phone numbers
     */
    public PermanentDispatcherException(String message) {
        super(message);
    }

    /**
     * Makes the exception with a cause.
     *
     * @param message what happened and who must act, without secrets or phone numbers
     * @param cause what led to it, or null
     */
    public PermanentDispatcherException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
