// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the result of a send into marks: the one place where an outcome becomes a status. */
final class Verdicts {

    /** What a transport asks for is its word, not ours: nonsense must not park a message for ever. */
    private static final Duration LONGEST_ASKED = Duration.ofDays(1);

    private final RetrySchedule retry;
    private final Duration firstReview;

    Verdicts(RetrySchedule retry, Duration firstReview) {
        this.retry = retry;
        this.firstReview = firstReview;
    }

    List<Mark> of(Shipment shipment, SendResult result) {
        return shipment.messages().stream()
                .map(message -> mark(message.id(), Shipment.claim(message, shipment.owner()), shipment.sms(), result))
                .toList();
    }

    private Mark mark(MessageId id, Claim claim, Sms sms, SendResult result) {
        String dispatcher = result.dispatcher().orElse(null);
        if (result.outcome() instanceof Outcome.Accepted
                && result.formatted().ignoredIds().contains(id)) {
            return new Mark(claim, MessageStatus.IGNORED, dispatcher, null, 0, "did not fit", null);
        }
        // The dispatcher that sent it may format otherwise than the one the digest was packed for.
        if (result.settles() && result.formatted().deferredIds().contains(id)) {
            return new Mark(claim, MessageStatus.PENDING, dispatcher, null, 0, "goes with the next SMS", null);
        }
        return mark(claim, dispatcher, sms, result);
    }

    private Mark mark(Claim claim, @Nullable String dispatcher, Sms sms, SendResult result) {
        Outcome outcome = result.outcome();
        int planned = result.formatted().plan().segments();
        String posted = sms.sendingId().orElse(null);
        return outcome.fold(
                accepted -> new Mark(
                        claim,
                        MessageStatus.SENT,
                        dispatcher,
                        accepted.sendingId(),
                        accepted.segments(),
                        "accepted",
                        null),
                rejected -> new Mark(
                        claim, MessageStatus.FAILED, dispatcher, null, 0, lastWord(sms, rejected.describe()), null),
                unavailable -> unavailable(claim, sms, result, unavailable),
                unknown -> new Mark(
                        claim, MessageStatus.UNKNOWN, dispatcher, posted, planned, unknown.describe(), firstReview));
    }

    /** FAILED says that it wasn't sent; where an earlier try may have been, whoever reads this must know. */
    private static String lastWord(Sms sms, String detail) {
        return sms.posting() == Posting.REPEAT ? "an earlier try may have been sent; the last: " + detail : detail;
    }

    private Mark unavailable(Claim claim, Sms sms, SendResult result, Outcome.Unavailable outcome) {
        String dispatcher = result.dispatcher().orElse(null);
        String detail = outcome.describe();
        if (retry.exhausted(claim.attempt())) {
            // A repeat that was meant to clear up an unknown outcome, and did not: it is as unknown as before.
            return sms.onlyDispatcher().isPresent()
                    ? new Mark(
                            claim,
                            MessageStatus.UNKNOWN,
                            sms.onlyDispatcher().get(),
                            sms.sendingId().orElse(null),
                            result.formatted().plan().segments(),
                            "not repeated: " + detail,
                            retry.after(claim.attempt()))
                    : new Mark(claim, MessageStatus.FAILED, dispatcher, null, 0, lastWord(sms, detail), null);
        }
        Duration wait = retry.after(claim.attempt());
        Duration asked = outcome.retryAfter().orElse(Duration.ZERO);
        Duration believed = asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
        Duration longer = believed.compareTo(wait) > 0 ? believed : wait;
        return new Mark(claim, MessageStatus.PENDING, dispatcher, null, 0, detail, longer);
    }
}
