// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

/**
 * How a call of the program ended.
 *
 * @param kind by itself or not
 * @param code the exit code; meaningless unless it ended by itself
 * @param out what it printed on standard output
 */
record GammuExit(Kind kind, int code, String out) {

    /** Who ended it. */
    enum Kind {
        /** It ended by itself. */
        ENDED,
        /** It took too long and was killed. */
        TIMED_OUT,
        /** The caller was interrupted, and it was killed. */
        INTERRUPTED,
        /** There is no such program. */
        NOT_FOUND,
        /** It could not be started for another reason. */
        NOT_STARTED
    }

    static GammuExit notStarted(Kind kind) {
        return new GammuExit(kind, 0, "");
    }

    /** 128 and a signal's number, as the runtime reports it, is no word of the program. */
    boolean byItself() {
        return kind == Kind.ENDED && code != 130 && code != 134 && code != 137 && code != 139 && code != 143;
    }

    @Override
    public String toString() {
        return "GammuExit[" + kind + ", " + code + "]";
    }
}
