// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnknownReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecordingDispatcherTest {

    private static final PhoneNumber PHONE = PhoneNumber.of("+4799912345");

    private final RecordingDispatcher dispatcher = RecordingDispatcher.named("test");

    private Outcome send() {
        return dispatcher.sendSms(PHONE, List.of(SmsMessage.of("hello"))).outcome();
    }

    @Test
    void everythingIsAcceptedUnderItsOwnIdAndRecorded() {
        assertThat(send()).isInstanceOf(Outcome.Accepted.class).isNotEqualTo(send());
        assertThat(dispatcher.sent()).hasSize(2);
        Sms chosen = Sms.of(PHONE, List.of(SmsMessage.of("x"))).withSendingId("77", Posting.FIRST);
        assertThat(dispatcher.send(chosen).outcome()).isEqualTo(new Outcome.Accepted("77", 1));
    }

    @Test
    void scriptedOutcomesComeFirstThenTheScript() {
        Outcome unknown = new Outcome.Unknown(UnknownReason.NO_ANSWER, "scripted");
        Outcome accepted = new Outcome.Accepted("1", 1);
        dispatcher.answer(sms -> accepted);
        dispatcher.answerNext(unknown);
        assertThat(send()).isEqualTo(unknown);
        assertThat(send()).isEqualTo(accepted);
    }

    @Test
    void gateHoldsASendUntilItIsReleased() throws Exception {
        dispatcher.hold();
        FutureTask<SendResult> send = new FutureTask<>(() -> dispatcher.sendSms(PHONE, List.of(SmsMessage.of("x"))));
        new Thread(send).start();
        assertThat(dispatcher.awaitSent(1, Duration.ofSeconds(5))).isTrue();
        assertThat(send.isDone()).isFalse();
        dispatcher.release();
        assertThat(send.get(5, TimeUnit.SECONDS).outcome()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void textFormShowsNoRecipient() {
        send();
        assertThat(dispatcher.toString()).contains("1 sent").doesNotContain("99912345");
    }
}
