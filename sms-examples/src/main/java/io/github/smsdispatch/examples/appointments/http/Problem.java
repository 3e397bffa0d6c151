// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments.http;

/** An answer that isn't what was asked for; its message goes to the caller, so it holds no secret. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private Problem(int status, String message) {
        super(message);
        this.status = status;
    }

    /** A field that can't be taken: names it, what came, and what is allowed. */
    public static Problem badField(String field, String received, String allowed) {
        return new Problem(400, field + ": received " + received + "; allowed: " + allowed);
    }

    /** What was asked for isn't there. */
    public static Problem notFound(String what) {
        return new Problem(404, what + " doesn't exist");
    }

    /** It is there, but not in a state in which this is possible. */
    public static Problem conflict(String why) {
        return new Problem(409, why);
    }

    static Problem of(int status, String message) {
        return new Problem(status, message);
    }

    int status() {
        return status;
    }
}
