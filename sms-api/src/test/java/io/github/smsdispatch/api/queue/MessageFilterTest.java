// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Priority;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A filter says what it means, and a forgotten criterion never means everything. */
class MessageFilterTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aFilterWithoutCriterionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageFilter.builder().build())
                .withMessageContaining("MessageFilter.all()");
    }

    @Test
    void everythingIsMeantOnlyByItsName() {
        assertThat(MessageFilter.all().statuses()).containsExactly(MessageStatus.values());
        assertThat(MessageFilter.all().tenant()).isEmpty();
    }

    @Test
    void aTimeThatEndsBeforeItBeginsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageFilter.builder()
                        .enqueuedFrom(NOON)
                        .enqueuedBefore(NOON)
                        .build())
                .withMessageContaining("enqueuedBefore")
                .withMessageContaining("2026");
    }

    @Test
    void blankNamesAreRefused() {
        MessageFilter.Builder builder = MessageFilter.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.tenant(" "))
                .withMessageContaining("tenant");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.dispatcher(""))
                .withMessageContaining("dispatcher");
    }

    @Test
    void theNextPageKeepsEveryCriterion() {
        MessageFilter filter = MessageFilter.builder()
                .status(MessageStatus.FAILED)
                .recipient(PhoneNumber.of("+4712345678"))
                .tenant("acme")
                .dispatcher("gateway")
                .priority(Priority.BULK)
                .enqueuedFrom(NOON)
                .enqueuedBefore(NOON.plusSeconds(1))
                .build();
        MessageFilter next = filter.after(MessageId.of(7));
        assertThat(next.after()).contains(MessageId.of(7));
        assertThat(next.statuses()).containsExactly(MessageStatus.FAILED);
        assertThat(next).hasToString(filter.toString());
        assertThat(filter.after()).isEmpty();
    }

    @Test
    void unknownMessagesAreChangedOnlyWhenTheFilterNamesThem() {
        Set<MessageStatus> possible = EnumSet.of(MessageStatus.PENDING, MessageStatus.UNKNOWN);
        assertThat(MessageFilter.all().changing(possible)).containsExactly(MessageStatus.PENDING);
        MessageFilter named =
                MessageFilter.builder().status(MessageStatus.UNKNOWN).build();
        assertThat(named.changing(possible)).containsExactly(MessageStatus.UNKNOWN);
        MessageFilter sent = MessageFilter.builder().status(MessageStatus.SENT).build();
        assertThat(sent.changing(possible)).isEmpty();
    }

    @Test
    void noNumberStandsInItsText() {
        MessageFilter filter =
                MessageFilter.builder().recipient(PhoneNumber.of("+4712345678")).build();
        assertThat(filter.toString()).contains("recipient").doesNotContain("4712345678");
    }
}
