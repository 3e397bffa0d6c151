// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request's body that knows whether it has left: the border between Unavailable and Unknown. The client asks for it
 * when the connection stands and the head is written; until then nobody can have read number or text. It leaves once at
 * most, so that no client can repeat it on its own (D12), and never after it was called off.
 */
final class HandOver implements BodyPublisher {

    private enum State {
        WAITING,
        LEFT,
        CALLED_OFF
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final BodyPublisher body;

    HandOver(byte[] body) {
        this.body = BodyPublishers.ofByteArray(body);
    }

    /** Tells whether nothing has left; from then on nothing will. */
    boolean callOff() {
        return state.compareAndSet(State.WAITING, State.CALLED_OFF) || state.get() == State.CALLED_OFF;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> reader) {
        if (state.compareAndSet(State.WAITING, State.LEFT)) {
            body.subscribe(reader);
            return;
        }
        reader.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
        });
        reader.onError(new IOException("the message leaves once at most"));
    }
}
