// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The border between Unavailable and Unknown for one request. A request may leave once; who gives up first calls it off,
 * and if that succeeds not one byte has left or ever will.
 */
final class Departure {

    private enum State {
        WAITING,
        LEFT,
        CALLED_OFF
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    private volatile boolean fresh;

    /** A connection was made for this request. */
    void connected() {
        fresh = true;
    }

    boolean isOnFreshConnection() {
        return fresh;
    }

    /** Asked by the connection just before the first byte is written; false means: don't write. */
    boolean leave() {
        return state.compareAndSet(State.WAITING, State.LEFT);
    }

    /** True when nothing has left and nothing will. */
    boolean callOff() {
        return state.compareAndSet(State.WAITING, State.CALLED_OFF) || state.get() == State.CALLED_OFF;
    }
}
