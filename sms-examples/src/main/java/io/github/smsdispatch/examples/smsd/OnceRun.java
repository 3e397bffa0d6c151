// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One round: everything that waits now is tried once, then it ends. What must go again waits for the next round. */
final class OnceRun {

    private static final int PAGE = 1000;
    private static final long LOOK_EVERY_MILLIS = 200;

    private OnceRun() {}

    static int run(SmsdConfig config) throws InterruptedException {
        Logging log = Logging.start(config.logging(), config.mail());
        try (QueueStore store = QueueStore.open(config.queue());
                Assembly assembly = Assembly.of(config, store.queue(), event -> {})) {
            new Housekeeping().autocancel(assembly.sender(), config.main().autocancel());
            Instant begin = Instant.now().plusSeconds(1);
            assembly.sender().start();
            CountDownLatch never = new CountDownLatch(1);
            // When every dispatcher rests nothing is claimed, and what was never tried isn't in this round either.
            while (!assembly.rests() && isLeft(store.queue(), begin)) {
                if (never.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("nobody counts down");
                }
            }
            return (assembly.rests() ? StopReason.NO_DISPATCHER : StopReason.ASKED).exitCode();
        } finally {
            log.close();
        }
    }

    /** Something is under way, or was there at the beginning and was never tried. */
    private static boolean isLeft(MessageQueue queue, Instant begin) {
        if (!queue.messages(MessageStatus.CLAIMED, 1).isEmpty()) {
            return true;
        }
        MessageFilter waiting = MessageFilter.builder()
                .status(MessageStatus.PENDING)
                .enqueuedBefore(begin)
                .build();
        return queue.messages(waiting, PAGE).stream().anyMatch(OnceRun::isUntried);
    }

    private static boolean isUntried(QueuedMessage message) {
        return message.progress().attempts() == 0;
    }
}
