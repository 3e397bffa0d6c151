// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.OutcomeResolver.Question;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the queue in order beside the sending: extends leases, expires what is late, clears up what is unknown. */
final class Keeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final WorkerParts parts;
    private final Lanes lanes;
    private final Duration pause;

    Keeper(WorkerParts parts, Lanes lanes) {
        this.parts = parts;
        this.lanes = lanes;
        Duration third = parts.settings().lease().dividedBy(3);
        Duration pace = shorter(third, parts.settings().resolveEvery());
        this.pause = shorter(pace, LONGEST_PAUSE);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    @Override
    public void run() {
        while (!lanes.stopping() || !lanes.idle()) {
            step("extending leases", this::extend);
            if (!lanes.stopping()) {
                step("sweeping", this::sweep);
                step("reviewing unknown messages", this::review);
            }
            rest();
        }
    }

    private void rest() {
        lanes.pause(pause);
        if (lanes.stopping()) {
            lanes.awaitIdle(pause);
        }
    }

    private static void step(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed, trying again soon: {}", what, e.toString());
        }
    }

    private void extend() {
        List<Claim> claims = lanes.claims();
        if (!claims.isEmpty()) {
            parts.queue().extend(claims, parts.settings().lease());
        }
    }

    private void sweep() {
        for (QueuedMessage message : parts.queue().sweep(BATCH)) {
            parts.events()
                    .tell(
                            message.status() == MessageStatus.EXPIRED ? SmsEvent.Type.EXPIRED : SmsEvent.Type.UNKNOWN,
                            message);
        }
    }

    private void review() {
        List<QueuedMessage> ask = new ArrayList<>();
        for (QueuedMessage message :
                parts.queue().review(BATCH, parts.settings().resolveEvery())) {
            boolean again = message.request().duplicatePolicy().equals(Optional.of(DuplicatePolicy.AT_LEAST_ONCE));
            if (!again) {
                ask.add(message);
            } else if (parts.queue().sendAgain(message.id())) {
                parts.events().tell(SmsEvent.Type.RESOLVED, message);
            }
        }
        Optional<OutcomeResolver> resolver = parts.dispatcher().resolver();
        if (!ask.isEmpty() && resolver.isPresent()) {
            resolve(ask, resolver.get());
        }
    }

    private void resolve(List<QueuedMessage> unknown, OutcomeResolver resolver) {
        List<QueuedMessage> posted = unknown.stream()
                .filter(message -> message.progress().sendingId() != null)
                .toList();
        List<Resolution> answers =
                resolver.resolve(posted.stream().map(Keeper::question).toList());
        for (int i = 0; i < posted.size(); i++) {
            QueuedMessage message = posted.get(i);
            Resolution answer = answers.get(i);
            if (answer.verdict() != Resolution.Verdict.UNDECIDED
                    && parts.queue().resolve(message.id(), answer).isPresent()) {
                LOG.info(
                        "Message {} is cleared up: {} by {} ({})",
                        message.id(),
                        answer.verdict(),
                        answer.dispatcher(),
                        answer.detail());
                parts.events().tell(SmsEvent.Type.RESOLVED, message);
            }
        }
    }

    private static Question question(QueuedMessage message) {
        QueuedMessage.Progress progress = message.progress();
        String sendingId = progress.sendingId() == null ? "" : progress.sendingId();
        Instant postedAt = progress.claimedAt() == null ? progress.changedAt() : progress.claimedAt();
        return new Question(sendingId, message.request().to(), postedAt, progress.dispatcher());
    }
}
