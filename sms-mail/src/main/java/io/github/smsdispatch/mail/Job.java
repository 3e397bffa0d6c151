// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.mail.Ending.Failed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one caller waits for: some mails that go over one connection in order. Thread-safe. */
final class Job {

    private final List<Pending> parts;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Wire wire;
    private boolean givenUp;

    Job(List<Pending> parts) {
        this.parts = List.copyOf(parts);
    }

    List<Pending> parts() {
        return parts;
    }

    /** Says which connection to cut when the caller gives up. */
    synchronized void uses(Wire now) {
        wire = now;
        if (givenUp) {
            now.abort();
        }
    }

    synchronized void usesNothing() {
        wire = null;
    }

    synchronized boolean isGivenUp() {
        return givenUp;
    }

    /** Ends the job early: what is written stays written, nothing more will be. */
    synchronized void giveUp(Failed why) {
        givenUp = true;
        parts.forEach(part -> part.progress().giveUp(why));
        if (wire != null) {
            wire.abort();
        }
    }

    void end() {
        usesNothing();
        ended.countDown();
    }

    boolean await(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
