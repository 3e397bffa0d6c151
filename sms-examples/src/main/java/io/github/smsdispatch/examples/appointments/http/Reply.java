// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments.http;

import java.util.Map;

/**
 * What is answered.
 *
 * @param status the HTTP status
 * @param body values that JSON knows: maps, lists, texts, numbers
 */
public record Reply(int status, Object body) {

    /** 200. */
    public static Reply ok(Object body) {
        return new Reply(200, body);
    }

    /** 201. */
    public static Reply created(Object body) {
        return new Reply(201, body);
    }

    static Reply of(Problem problem) {
        return new Reply(problem.status(), Map.of("error", String.valueOf(problem.getMessage())));
    }
}
