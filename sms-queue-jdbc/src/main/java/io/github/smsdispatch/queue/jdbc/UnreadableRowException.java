// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

/** A row holds what this program never wrote: somebody edited it by hand. */
final class UnreadableRowException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long id;

    UnreadableRowException(long id, String column) {
        super("message " + id + ": column " + column + " can't be read; correct the row or delete it");
        this.id = id;
    }

    long id() {
        return id;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
