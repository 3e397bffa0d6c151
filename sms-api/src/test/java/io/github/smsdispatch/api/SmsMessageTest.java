// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsMessageTest {

    private static final PhoneNumber ANNA = PhoneNumber.of("+4712345678");

    @Test
    void aMessageOfATextHasDefaultSeverityAndAFreshId() {
        SmsMessage message = SmsMessage.of("hello");
        assertThat(message.severity()).isEqualTo(SmsMessage.DEFAULT_SEVERITY).isEqualTo(3);
        assertThat(message.id()).isNotEqualTo(SmsMessage.of("hello").id());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 6, Integer.MAX_VALUE})
    void severityOutOfRangeIsRefusedByItsName(int severity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmsMessage(MessageId.of(1), "hello", severity))
                .withMessage("severity: received " + severity + "; allowed: 1 (most severe) to 5");
    }

    @Test
    void aTextThatNoSmsCanCarryIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsMessage.of("a\u0000b"))
                .withMessageStartingWith("text: ");
    }

    @Test
    void toStringShowsNoText() {
        assertThat(SmsMessage.of("the code is 4711").toString())
                .contains("16 characters")
                .doesNotContain("code", "4711 ");
    }

    @Test
    void anSmsWithoutMessagesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sms.of(ANNA, List.of()))
                .withMessage("messages: received none; allowed: at least one");
    }

    @Test
    void anSmsKeepsItsMessagesWhenTheCallersListChanges() {
        List<SmsMessage> messages = new ArrayList<>(List.of(SmsMessage.of("hello")));
        Sms sms = Sms.of(ANNA, messages);
        messages.clear();
        assertThat(sms.messages()).hasSize(1);
    }

    @Test
    void aNewSmsWasNeverPostedAndMayGoAnywhere() {
        Sms sms = Sms.of(ANNA, List.of(SmsMessage.of("hello")));
        assertThat(sms.recipient()).isEqualTo(ANNA);
        assertThat(sms.posting()).isEqualTo(Posting.FIRST);
        assertThat(sms.sendingId()).isEmpty();
        assertThat(sms.onlyDispatcher()).isEmpty();
    }

    @Test
    void sendingIdAndPinAreKeptTogetherInEitherOrder() {
        Sms sms = Sms.of(ANNA, List.of(SmsMessage.of("hello")));
        Sms one = sms.withSendingId("7", Posting.REPEAT).onlyThrough("skyline1");
        Sms other = sms.onlyThrough("skyline1").withSendingId("7", Posting.REPEAT);
        for (Sms made : List.of(one, other)) {
            assertThat(made.sendingId()).contains("7");
            assertThat(made.posting()).isEqualTo(Posting.REPEAT);
            assertThat(made.onlyDispatcher()).contains("skyline1");
        }
        assertThat(sms.sendingId()).isEmpty();
    }
}
