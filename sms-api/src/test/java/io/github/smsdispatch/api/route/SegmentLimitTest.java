// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.ScriptedDispatcher;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.text.OverBudget;
import io.github.smsdispatch.api.text.SmsFormat;
import io.github.smsdispatch.api.text.TextOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentLimitTest {

    private static final Outcome ACCEPTED = new Outcome.Accepted("1", 1);
    private static final Outcome BUSY = new Outcome.Unavailable(UnavailableReason.BUSY, "busy");
    private static final String THREE_SEGMENTS = "a".repeat(400);

    private static ScriptedDispatcher taking(String name, int segments, Outcome outcome) {
        return ScriptedDispatcher.answering(name, outcome)
                .with(Capabilities.builder().maxSegments(segments).build());
    }

    private static Sms sms(String text) {
        return Sms.of(PhoneNumber.of("+4712345678"), List.of(SmsMessage.of(text)));
    }

    private static SendResult send(String text, Dispatcher... dispatchers) {
        return FailoverDispatcher.of("failover", List.of(dispatchers)).send(sms(text));
    }

    @Test
    void aTextWithMoreSegmentsThanTheOnlyDispatcherTakesIsRejectedAndNeverHandedOver() {
        ScriptedDispatcher small = taking("small", 2, ACCEPTED);
        SendResult result = send(THREE_SEGMENTS, small);
        assertThat(small.sent()).isEmpty();
        assertThat(result.outcome())
                .isEqualTo(new Outcome.Rejected(
                        RejectionReason.TOO_LONG, "", "the text takes 3 segments; allowed: 1 to 2"));
        assertThat(result.attempts()).hasSize(1);
        assertThat(result.formatted().plan().segments()).isEqualTo(3);
    }

    @Test
    void aRepeatThatMayHaveBeenSentBeforeIsNotCalledFailed() {
        ScriptedDispatcher small = taking("small", 2, ACCEPTED);
        Sms repeat = sms(THREE_SEGMENTS).withSendingId("17", Posting.REPEAT);
        SendResult result = FailoverDispatcher.of("failover", List.of(small)).send(repeat);
        assertThat(small.sent()).hasSize(1);
        assertThat(result.outcome()).isEqualTo(ACCEPTED);
    }

    @Test
    void aTextThatJustFitsIsSent() {
        ScriptedDispatcher small = taking("small", 3, ACCEPTED);
        assertThat(send(THREE_SEGMENTS, small).outcome()).isEqualTo(ACCEPTED);
    }

    @Test
    void theNextDispatcherThatTakesItGetsIt() {
        ScriptedDispatcher small = taking("small", 1, ACCEPTED);
        ScriptedDispatcher large = taking("large", 5, ACCEPTED);
        SendResult result = send(THREE_SEGMENTS, small, large);
        assertThat(small.sent()).isEmpty();
        assertThat(large.sent()).hasSize(1);
        assertThat(result.outcome()).isEqualTo(ACCEPTED);
        assertThat(result.attempts()).extracting("dispatcher").containsExactly("small", "large");
    }

    @Test
    void whenTheOneThatTakesItIsBusyItGoesAgainLater() {
        SendResult before = send(THREE_SEGMENTS, taking("small", 1, ACCEPTED), taking("large", 5, BUSY));
        SendResult behind = send(THREE_SEGMENTS, taking("large", 5, BUSY), taking("small", 1, ACCEPTED));
        assertThat(List.of(before.outcome(), behind.outcome()))
                .allMatch(outcome -> outcome instanceof Outcome.Unavailable);
    }

    @Test
    void oneTooLongTextDoesNotHoldUpTheRestOfABatch() {
        ScriptedDispatcher small = taking("small", 1, ACCEPTED);
        List<SendResult> results = FailoverDispatcher.of("failover", List.of(small))
                .sendBatch(List.of(sms("a"), sms(THREE_SEGMENTS), sms("b")));
        assertThat(results.get(0).outcome()).isEqualTo(ACCEPTED);
        assertThat(results.get(1).outcome()).isInstanceOf(Outcome.Rejected.class);
        assertThat(results.get(2).outcome()).isEqualTo(ACCEPTED);
        assertThat(small.sent()).hasSize(2);
    }

    /** Formats as it likes, or not at all. */
    private static final class OwnFormat implements Dispatcher {

        private final SmsFormat format;
        private final List<String> sent = new ArrayList<>();

        OwnFormat(TextOptions options) {
            format = SmsFormat.builder().text(options).build();
        }

        @Override
        public String name() {
            return "own";
        }

        @Override
        public FormattedSms formatSms(List<SmsMessage> messages) {
            if (messages.get(0).text().startsWith("!")) {
                throw new IllegalStateException("scripted");
            }
            return format.format(messages);
        }

        @Override
        public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
            FormattedSms formatted = formatSms(messages);
            sent.add(formatted.text());
            return SendResult.of(name(), formatted, ACCEPTED);
        }
    }

    @Test
    void whatTheFormatRejectsIsNotSentThoughTheTransportTookIt() {
        OwnFormat own = new OwnFormat(TextOptions.builder().maxSegments(1).build());
        assertThat(send(THREE_SEGMENTS, own).outcome())
                .isEqualTo(new Outcome.Rejected(
                        RejectionReason.TOO_LONG, "", "the text takes 3 segments; allowed: 1 to 1"));
        assertThat(own.sent).isEmpty();
    }

    @Test
    void whatTheFormatShortensIsSent() {
        OwnFormat own = new OwnFormat(TextOptions.builder()
                .maxSegments(1)
                .onOverflow(OverBudget.TRUNCATE)
                .build());
        assertThat(send(THREE_SEGMENTS, own).outcome()).isEqualTo(ACCEPTED);
        assertThat(own.sent).containsExactly("a".repeat(157) + "...");
    }

    @Test
    void aDispatcherThatCanNotFormatSpoilsNoOtherResult() {
        OwnFormat own = new OwnFormat(TextOptions.standard());
        List<SendResult> results =
                FailoverDispatcher.of("failover", List.of(own)).sendBatch(List.of(sms("a"), sms("!"), sms("b")));
        assertThat(results.get(0).outcome()).isEqualTo(ACCEPTED);
        assertThat(results.get(1).outcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(results.get(2).outcome()).isEqualTo(ACCEPTED);
    }
}
