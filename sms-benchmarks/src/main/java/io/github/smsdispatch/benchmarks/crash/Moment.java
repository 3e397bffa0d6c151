// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

/** What is killed, and when. */
enum Moment {
    /** A worker, whatever it does. */
    RANDOM,
    /** A worker that has claimed and not sent. */
    AFTER_CLAIM,
    /** A worker of whose request one byte has left. */
    FIRST_BYTE,
    /** A worker whose request was answered, before it sees the answer. */
    BEFORE_ANSWER,
    /** A worker that has the outcomes and has not begun to mark. */
    BEFORE_MARK,
    /** A worker whose mark isn't committed. */
    MARK_BEFORE_COMMIT,
    /** A worker whose mark is committed and that doesn't know it. */
    MARK_AFTER_COMMIT,
    /** A worker after its wall clock jumped. */
    CLOCK,
    /** A process that enqueues. */
    ENQUEUER,
    /** The gateway; it is started again, and has forgotten its task ids. */
    GATEWAY,
    /** The database server; it is started again. */
    DATABASE,
    /** Nobody: a worker's connection is reset instead of its commit. */
    CUT_BEFORE_COMMIT,
    /** Nobody: a worker's connection is reset between its commit and the answer. */
    CUT_AFTER_COMMIT;

    /** Moments at which the worker itself says that it is there. */
    boolean isInWorker() {
        return this == AFTER_CLAIM || this == BEFORE_MARK || this == MARK_BEFORE_COMMIT || this == MARK_AFTER_COMMIT;
    }

    /** Moments that are seen on the way to the gateway. */
    boolean isOnWire() {
        return this == FIRST_BYTE || this == BEFORE_ANSWER;
    }

    boolean isCut() {
        return this == CUT_BEFORE_COMMIT || this == CUT_AFTER_COMMIT;
    }

    boolean needsServer() {
        return this == DATABASE || this == ENQUEUER || this == CLOCK || isCut();
    }
}
