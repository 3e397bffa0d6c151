// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.quickstart;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsEvent.Type;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Looks at the queue from outside until something is reached, or nothing moves any more. */
final class Watch {

    private static final long PAUSE_MS = 100;

    private final Rig rig;
    private final Set<MessageId> ids;
    private final Progress progress;
    private final Duration patience;

    Watch(Rig rig, List<MessageId> ids, Progress progress, Duration patience) {
        this.rig = rig;
        this.ids = new HashSet<>(ids);
        this.progress = progress;
        this.patience = patience;
    }

    /** Also ends when nothing waits any more: a small campaign may be over before. */
    boolean untilAccepted(long count) throws InterruptedException {
        return until(() -> rig.counts().of(Type.ACCEPTED) >= count || nothingWaits());
    }

    /** The same for outcomes that became unknown, cleared up since or not. */
    boolean untilUnknown(long count) throws InterruptedException {
        return until(() -> rig.counts().of(Type.UNKNOWN) >= count || nothingWaits());
    }

    boolean untilNothingWaits() throws InterruptedException {
        return until(this::nothingWaits);
    }

    private boolean nothingWaits() {
        Map<MessageStatus, Long> counts = rig.sender().queue().counts();
        return counts.getOrDefault(MessageStatus.PENDING, 0L) + counts.getOrDefault(MessageStatus.CLAIMED, 0L) == 0;
    }

    boolean untilSettled() throws InterruptedException {
        return until(this::settled);
    }

    List<QueuedMessage> messages() {
        return ids.stream()
                .flatMap(id -> rig.sender().queue().find(id).stream())
                .toList();
    }

    private boolean settled() {
        Map<MessageStatus, Long> counts = rig.sender().queue().counts();
        boolean open = counts.entrySet().stream().anyMatch(e -> !e.getKey().isFinal() && e.getValue() > 0);
        return !open
                && rig.sender().queue().messages(MessageStatus.SENT, ids.size() + 1).stream()
                        .allMatch(message -> message.delivery().status().isFinal());
    }

    private boolean until(BooleanSupplier reached) throws InterruptedException {
        long moved = System.nanoTime();
        long steps = -1;
        while (!reached.getAsBoolean()) {
            long now = rig.counts().total();
            if (now != steps) {
                steps = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > patience.toNanos()) {
                return false;
            }
            progress.show(rig.sender().queue().counts(), rig.counts(), ids.size());
            Thread.sleep(PAUSE_MS);
        }
        progress.show(rig.sender().queue().counts(), rig.counts(), ids.size());
        return true;
    }
}
