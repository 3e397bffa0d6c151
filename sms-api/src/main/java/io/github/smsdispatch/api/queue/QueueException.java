// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import org.jspecify.annotations.Nullable;

/**
 * The queue's store can't do what was asked: unreachable, schema missing, statement refused. The operation had no
 * effect, unless its message says otherwise. The caller may try again; the worker does so by itself.
 */
@SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
public final class QueueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened, without texts or phone numbers
     * @param cause what led to it, or null
     */
    public QueueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
