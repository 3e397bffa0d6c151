// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.OutcomeResolver.Question;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears up what is unknown, by each message's duplicate policy. A thread of its own, because asking a transport may
 * take as long as its time budget, and leases must be extended meanwhile.
 */
final class Reviewer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Reviewer.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final WorkerParts parts;
    private final Lanes lanes;
    private final Duration pause;

    Reviewer(WorkerParts parts, Lanes lanes) {
        this.parts = parts;
        this.lanes = lanes;
        Duration every = parts.settings().resolveEvery();
        this.pause = every.compareTo(LONGEST_PAUSE) < 0 ? every : LONGEST_PAUSE;
    }

    @Override
    public void run() {
        while (!lanes.stopping()) {
            try {
                review();
            } catch (RuntimeException | Error e) {
                LOG.warn("Reviewing unknown messages failed, trying again soon: {}", e.toString());
            }
            lanes.pause(pause);
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
                parts.events().resolved(message.id(), message.request().to(), "sent again, as its policy says");
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
                resolver.resolve(posted.stream().map(Reviewer::question).toList());
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
                parts.events()
                        .resolved(
                                message.id(),
                                message.request().to(),
                                answer.verdict() + " by " + answer.dispatcher() + ": " + answer.detail());
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
