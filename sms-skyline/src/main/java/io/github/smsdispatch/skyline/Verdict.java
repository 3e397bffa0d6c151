// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.Outcome;

/**
 * What a reply says about one task.
 *
 * @param outcome what is known
 * @param code the task's status code, {@value #NO_CODE} if it got none
 * @param strain whether the gateway asks for less
 */
record Verdict(Outcome outcome, int code, boolean strain) {

    static final int NO_CODE = -1;

    static Verdict of(Outcome outcome) {
        return new Verdict(outcome, NO_CODE, false);
    }

    static Verdict strained(Outcome outcome) {
        return new Verdict(outcome, NO_CODE, true);
    }

    static Verdict ofCode(int code, Task task) {
        return new Verdict(TaskCode.outcome(code, task), code, code == TaskCode.TOO_MANY_TASKS);
    }
}
