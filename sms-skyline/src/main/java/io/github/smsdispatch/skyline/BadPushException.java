// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

/** A push that can't be read; the text names the field and what is allowed, and never its value. */
final class BadPushException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    BadPushException(String field, String received, String allowed) {
        super(field + ": received " + received + "; allowed: " + allowed);
        reason = field + ": received " + received + "; allowed: " + allowed;
    }

    String reason() {
        return reason;
    }
}
