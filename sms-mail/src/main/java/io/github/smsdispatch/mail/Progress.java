// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.mail.Ending.Failed;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far one SMS has come. The thread that sends enters stages, the thread that waits may give up at any moment; as both
 * do it under one lock, the end of the content is either written before a giving up or never. Thread-safe.
 */
final class Progress {

    private Stage stage = Stage.WAITING;
    private @Nullable Failed givenUp;

    /** Goes on to the next stage; throws when nobody waits any more. */
    synchronized void enter(Stage next) throws MessagingException {
        if (givenUp != null) {
            throw new MessagingException("given up");
        }
        stage = next;
    }

    /** Takes back {@link Stage#DOT}: the end of the content certainly wasn't written whole. */
    synchronized void endNotWritten() {
        stage = Stage.CONTENT;
    }

    synchronized void giveUp(Failed why) {
        if (givenUp == null) {
            givenUp = why;
        }
    }

    synchronized Stage stage() {
        return stage;
    }

    synchronized Optional<Failed> givenUp() {
        return Optional.ofNullable(givenUp);
    }
}
