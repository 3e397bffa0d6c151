// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the result of a send into marks: the one place where an outcome becomes a status. */
final class Verdicts {

    private final RetrySchedule retry;
    private final Duration firstReview;

    Verdicts(RetrySchedule retry, Duration firstReview) {
        this.retry = retry;
        this.firstReview = firstReview;
    }

    List<Mark> of(Shipment shipment, SendResult result) {
        Set<MessageId> ignored = new HashSet<>(result.formatted().ignoredIds());
        String dispatcher = result.dispatcher().orElse(null);
        boolean accepted = result.outcome() instanceof Outcome.Accepted;
        List<Mark> marks = new ArrayList<>();
        for (QueuedMessage message : shipment.messages()) {
            Claim claim = Shipment.claim(message, shipment.owner());
            marks.add(
                    accepted && ignored.contains(message.id())
                            ? new Mark(claim, MessageStatus.IGNORED, dispatcher, null, 0, "did not fit", null)
                            : mark(claim, dispatcher, shipment.sms(), result.outcome()));
        }
        return marks;
    }

    private Mark mark(Claim claim, @Nullable String dispatcher, Sms sms, Outcome outcome) {
        String detail = outcome.describe();
        String posted = sms.sendingId().orElse(null);
        return outcome.fold(
                accepted -> new Mark(
                        claim, MessageStatus.SENT, dispatcher, accepted.sendingId(), accepted.segments(), detail, null),
                rejected -> new Mark(claim, MessageStatus.FAILED, dispatcher, null, 0, detail, null),
                unavailable -> unavailable(claim, dispatcher, unavailable),
                unknown -> new Mark(claim, MessageStatus.UNKNOWN, dispatcher, posted, 0, detail, firstReview));
    }

    private Mark unavailable(Claim claim, @Nullable String dispatcher, Outcome.Unavailable outcome) {
        String detail = outcome.describe();
        if (retry.exhausted(claim.attempt())) {
            return new Mark(claim, MessageStatus.FAILED, dispatcher, null, 0, detail, null);
        }
        Duration wait = retry.after(claim.attempt());
        Duration asked = outcome.retryAfter().orElse(Duration.ZERO);
        Duration longer = asked.compareTo(wait) > 0 ? asked : wait;
        return new Mark(claim, MessageStatus.PENDING, dispatcher, null, 0, detail, longer);
    }
}
