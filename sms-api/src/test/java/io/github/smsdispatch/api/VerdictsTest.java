// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.text.Overflow;
import io.github.smsdispatch.api.text.SmsFormat;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    private static final Duration REVIEW = Duration.ofSeconds(2);
    private static final RetrySchedule THREE = new RetrySchedule(Duration.ofSeconds(10), 1, Duration.ofSeconds(10), 3);
    private static final Verdicts VERDICTS = new Verdicts(THREE, REVIEW);

    private static Shipment shipment(QueuedMessage... messages) {
        return Packing.of(
                        List.of(messages),
                        "worker",
                        SmsFormat.builder().overflow(Overflow.IGNORE).build()::format)
                .shipments()
                .get(0);
    }

    private static Mark mark(Outcome outcome, int attempt) {
        Shipment one =
                shipment(Queued.message(1).sendingId("41").attempts(attempt).build());
        List<Mark> marks = VERDICTS.of(one, Results.of(outcome));
        assertThat(marks).hasSize(1);
        assertThat(marks.get(0).claim()).isEqualTo(new Claim(MessageId.of(1), "worker", attempt));
        assertThat(marks.get(0).dispatcher()).isEqualTo("gw");
        return marks.get(0);
    }

    @Test
    void acceptedIsSentUnderTheTransportsId() {
        Mark mark = mark(new Outcome.Accepted("77", 2), 1);
        assertThat(mark.status()).isEqualTo(MessageStatus.SENT);
        assertThat(mark.sendingId()).isEqualTo("77");
        assertThat(mark.segments()).isEqualTo(2);
        assertThat(mark.detail()).isEqualTo("accepted");
        assertThat(mark.delay()).isNull();
    }

    @Test
    void rejectedHasFailed() {
        Mark mark = mark(Results.REJECTED, 1);
        assertThat(mark.status()).isEqualTo(MessageStatus.FAILED);
        assertThat(mark.detail()).isEqualTo("rejected BLOCKED (21): barred");
        assertThat(mark.delay()).isNull();
    }

    @Test
    void unavailableGoesAgainAfterTheSchedulesWait() {
        Mark mark = mark(Results.UNAVAILABLE, 2);
        assertThat(mark.status()).isEqualTo(MessageStatus.PENDING);
        assertThat(mark.delay()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        assertThat(mark.sendingId()).isNull();
    }

    @Test
    void unavailableAtTheLimitOfAttemptsHasFailed() {
        Mark mark = mark(Results.UNAVAILABLE, 3);
        assertThat(mark.status()).isEqualTo(MessageStatus.FAILED);
        assertThat(mark.delay()).isNull();
    }

    @Test
    void aRepeatThatWasNeverHandedOverLeavesTheOutcomeAsUnknownAsItWas() {
        Shipment tied = shipment(Queued.message(1)
                .sendingId("41")
                .repeat()
                .only("box")
                .attempts(3)
                .build());
        Mark mark = VERDICTS.of(tied, Results.of(Results.UNAVAILABLE)).get(0);
        assertThat(mark.status()).isEqualTo(MessageStatus.UNKNOWN);
        assertThat(mark.dispatcher()).isEqualTo("box");
        assertThat(mark.sendingId()).isEqualTo("41");
    }

    @Test
    void aFailedRepeatTellsThatAnEarlierTryMayHaveBeenSent() {
        Shipment again =
                shipment(Queued.message(1).sendingId("41").repeat().attempts(3).build());
        for (Outcome outcome : List.of(Results.UNAVAILABLE, Results.REJECTED)) {
            Mark mark = VERDICTS.of(again, Results.of(outcome)).get(0);
            assertThat(mark.status()).isEqualTo(MessageStatus.FAILED);
            assertThat(mark.detail()).startsWith("an earlier try may have been sent");
        }
    }

    @Test
    void aLongerWaitThatTheTransportAsksForCounts() {
        assertThat(mark(asking(Duration.ofMinutes(5)), 1).delay()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aShorterOrNegativeWaitDoesNotHurryTheSchedule() {
        assertThat(mark(asking(Duration.ofMillis(1)), 1).delay()).isGreaterThanOrEqualTo(Duration.ofSeconds(8));
        assertThat(mark(asking(Duration.ofDays(-1)), 1).delay()).isGreaterThanOrEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void anAbsurdWaitIsBelievedForADayAtMost() {
        assertThat(mark(asking(Duration.ofSeconds(Long.MAX_VALUE)), 1).delay()).isEqualTo(Duration.ofDays(1));
    }

    private static Outcome asking(Duration wait) {
        return new Outcome.Unavailable(UnavailableReason.THROTTLED, "429", wait, Recovery.BY_ITSELF);
    }

    @Test
    void unknownKeepsTheIdItWasPostedUnderAndIsLookedAtSoon() {
        Mark mark = mark(Results.UNKNOWN, 1);
        assertThat(mark.status()).isEqualTo(MessageStatus.UNKNOWN);
        assertThat(mark.sendingId()).isEqualTo("41");
        assertThat(mark.delay()).isEqualTo(REVIEW);
    }

    @Test
    void unknownAtTheLimitOfAttemptsIsStillUnknown() {
        assertThat(mark(Results.UNKNOWN, 3).status()).isEqualTo(MessageStatus.UNKNOWN);
    }

    @Test
    void theDetailIsOneLineWhateverTheTransportSaid() {
        Mark mark = mark(new Outcome.Rejected(RejectionReason.OTHER, "", "a\u0000b\nc" + "x".repeat(9_999)), 1);
        assertThat(mark.detail()).startsWith("rejected OTHER: a b c").hasSize(400);
    }

    private static final QueuedMessage LONG_A =
            Queued.message(1).digest().text("a".repeat(100)).build();
    private static final QueuedMessage LONG_B =
            Queued.message(2).digest().text("b".repeat(100)).build();

    private static List<MessageStatus> statuses(Overflow overflow, Outcome outcome) {
        Shipment both = shipment(LONG_A, LONG_B);
        FormattedSms formatted =
                SmsFormat.builder().overflow(overflow).build().format(both.sms().messages());
        return VERDICTS.of(both, SendResult.of("gw", formatted, outcome)).stream()
                .map(Mark::status)
                .toList();
    }

    @Test
    void whatADigestIgnoredIsMarkedIgnoredOnlyWhenTheDigestWasAccepted() {
        assertThat(statuses(Overflow.IGNORE, Results.ACCEPTED))
                .containsExactly(MessageStatus.SENT, MessageStatus.IGNORED);
        assertThat(statuses(Overflow.IGNORE, Results.UNAVAILABLE)).containsOnly(MessageStatus.PENDING);
        assertThat(statuses(Overflow.IGNORE, Results.UNKNOWN)).containsOnly(MessageStatus.UNKNOWN);
        assertThat(statuses(Overflow.IGNORE, Results.REJECTED)).containsOnly(MessageStatus.FAILED);
    }

    @Test
    void whatTheSendingDispatcherLeftOutIsNeverMarkedSent() {
        assertThat(statuses(Overflow.DEFER, Results.ACCEPTED))
                .containsExactly(MessageStatus.SENT, MessageStatus.PENDING);
        assertThat(statuses(Overflow.DEFER, Results.REJECTED))
                .containsExactly(MessageStatus.FAILED, MessageStatus.PENDING);
        assertThat(statuses(Overflow.DEFER, Results.UNAVAILABLE)).containsOnly(MessageStatus.PENDING);
    }

    @Test
    void whenNothingIsKnownNothingOfTheDigestGoesAgainByItself() {
        assertThat(statuses(Overflow.DEFER, Results.UNKNOWN)).containsOnly(MessageStatus.UNKNOWN);
    }

    @Test
    void everyMessageOfADigestHasTheSameIdSoThatOneReportReachesAll() {
        Shipment both = shipment(
                Queued.message(1).digest().sendingId("41").build(),
                Queued.message(2).digest().sendingId("42").build());
        FormattedSms formatted = SmsFormat.standard().format(both.sms().messages());
        assertThat(VERDICTS.of(both, SendResult.of("gw", formatted, Results.ACCEPTED)))
                .extracting(Mark::sendingId)
                .containsExactly("77", "77");
        assertThat(VERDICTS.of(both, SendResult.of("gw", formatted, Results.UNKNOWN)))
                .extracting(Mark::sendingId)
                .containsExactly("41", "41");
    }

    @Test
    void aResultWithoutAttemptsNamesNoDispatcher() {
        SendResult bare = new SendResult(Results.of(Results.UNAVAILABLE).formatted(), Results.UNAVAILABLE, List.of());
        assertThat(VERDICTS.of(shipment(Queued.message(1).build()), bare).get(0).dispatcher())
                .isNull();
    }
}
