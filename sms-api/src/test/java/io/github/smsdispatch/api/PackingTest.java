// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.text.Overflow;
import io.github.smsdispatch.api.text.SmsFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static final Function<List<SmsMessage>, FormattedSms> STANDARD = SmsFormat.standard()::format;

    private static Packing pack(QueuedMessage... claimed) {
        return Packing.of(List.of(claimed), "worker", STANDARD);
    }

    private static List<List<Long>> ids(Packing packing) {
        return packing.shipments().stream()
                .map(shipment -> shipment.messages().stream()
                        .map(message -> Long.valueOf(message.id().value()))
                        .toList())
                .toList();
    }

    @Test
    void nothingClaimedIsNothingToShip() {
        assertThat(pack().shipments()).isEmpty();
        assertThat(pack().leftOver()).isEmpty();
    }

    @Test
    void separateMessagesOfOneRecipientAreNeverJoined() {
        Packing packing = pack(
                Queued.message(1).text("reminder").build(),
                Queued.message(2).text("campaign").build());
        assertThat(ids(packing)).containsExactly(List.of(1L), List.of(2L));
    }

    @Test
    void digestMessagesOfOneRecipientGoTogetherAndOthersStayInTheirPlace() {
        Packing packing = pack(
                Queued.message(1).digest().build(),
                Queued.message(2).build(),
                Queued.message(3).digest().to("+4787654321").build(),
                Queued.message(4).digest().build(),
                Queued.message(5).digest().to("+4787654321").build());
        assertThat(ids(packing)).containsExactly(List.of(1L, 4L), List.of(2L), List.of(3L, 5L));
        assertThat(packing.shipments())
                .allSatisfy(shipment -> assertThat(shipment.messages().stream()
                                .map(m -> m.request().to()))
                        .containsOnly(shipment.sms().recipient()));
    }

    @Test
    void aRepeatIsNeverJoinedBecauseItMustSayTheSameAsBefore() {
        Packing packing = pack(
                Queued.message(1).digest().sendingId("41").repeat().build(),
                Queued.message(2).digest().build(),
                Queued.message(3).digest().sendingId("43").repeat().build(),
                Queued.message(4).digest().build());
        assertThat(ids(packing)).containsExactly(List.of(1L), List.of(2L, 4L), List.of(3L));
        assertThat(packing.shipments().get(0).sms().posting()).isEqualTo(Posting.REPEAT);
        assertThat(packing.shipments().get(1).sms().posting()).isEqualTo(Posting.FIRST);
    }

    @Test
    void whatDoesNotFitIsLeftOverAndNotShipped() {
        Packing packing = pack(
                Queued.message(1).digest().text("a".repeat(100)).build(),
                Queued.message(2).digest().text("b".repeat(100)).build(),
                Queued.message(3).digest().severity(1).text("c").build());
        assertThat(ids(packing)).containsExactly(List.of(1L, 3L));
        assertThat(packing.leftOver()).extracting(m -> m.id().value()).containsExactly("2");
    }

    @Test
    void messagesThatAnIgnoringDigestDropsStayInTheShipmentToBeMarked() {
        SmsFormat ignoring = SmsFormat.builder().overflow(Overflow.IGNORE).build();
        Packing packing = Packing.of(
                List.of(
                        Queued.message(1).digest().text("a".repeat(100)).build(),
                        Queued.message(2).digest().text("b".repeat(100)).build()),
                "worker",
                ignoring::format);
        assertThat(ids(packing)).containsExactly(List.of(1L, 2L));
        assertThat(packing.leftOver()).isEmpty();
    }

    @Test
    void theShipmentCarriesTheSendingIdThePinAndTheClaims() {
        Packing packing = pack(Queued.message(1)
                .sendingId("41")
                .attempts(3)
                .only("skyline1")
                .repeat()
                .build());
        Shipment shipment = packing.shipments().get(0);
        assertThat(shipment.sms().sendingId()).contains("41");
        assertThat(shipment.sms().onlyDispatcher()).contains("skyline1");
        assertThat(shipment.claims()).containsExactly(new Claim(MessageId.of(1), "worker", 3));
    }

    @Test
    void aDigestGoesUnderTheSendingIdOfItsFirstMessage() {
        Packing packing = pack(
                Queued.message(1).digest().sendingId("41").build(),
                Queued.message(2).digest().sendingId("42").build());
        assertThat(packing.shipments().get(0).sms().sendingId()).contains("41");
        assertThat(packing.shipments().get(0).claims()).hasSize(2);
    }

    @Test
    void aBrokenFormatDoesNotStrandWhatIsClaimed() {
        Packing packing = Packing.of(
                List.of(
                        Queued.message(1).digest().build(),
                        Queued.message(2).digest().build()),
                "worker",
                messages -> {
                    throw new IllegalStateException("broken");
                });
        assertThat(ids(packing)).containsExactly(List.of(1L, 2L));
    }
}
