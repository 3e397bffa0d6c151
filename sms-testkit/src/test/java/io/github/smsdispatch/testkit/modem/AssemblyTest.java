// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.tpdu.Address;
import io.github.smsdispatch.tpdu.DataCoding;
import io.github.smsdispatch.tpdu.Submit;
import io.github.smsdispatch.tpdu.TypeOfNumber;
import io.github.smsdispatch.tpdu.UserData;
import io.github.smsdispatch.tpdu.UserDataHeader;
import io.github.smsdispatch.tpdu.Width;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssemblyTest {

    private final ModemLedger ledger = new ModemLedger();

    private void send(int reference, int... numbers) {
        List<UserData> parts = UserData.ofSegments(
                DataCoding.GSM7, UserDataHeader.none(), List.of("one ", "two"), Width.BITS_8, reference);
        for (int number : numbers) {
            Submit submit = Submit.to(Address.ofDigits(TypeOfNumber.INTERNATIONAL, "4712345678"))
                    .userData(parts.get(number - 1))
                    .build();
            ledger.sent(new SentSegment(number, submit, Instant.EPOCH));
        }
    }

    @Test
    void segmentsInAnyOrderMakeTheText() {
        send(1, 2, 1);
        assertThat(ledger.texts()).containsExactly(new SentText("+4712345678", "one two", List.of(1, 2)));
        assertThat(ledger.incompleteTexts()).isZero();
    }

    @Test
    void secondCopyOfASegmentBeginsAnotherCopyOfTheText() {
        send(1, 1, 2, 1);
        assertThat(ledger.texts()).hasSize(1);
        assertThat(ledger.incompleteTexts()).isEqualTo(1);
        send(1, 2);
        assertThat(ledger.copiesOf("+4712345678", "one two")).isEqualTo(2);
    }

    @Test
    void otherReferenceIsAnotherText() {
        send(1, 1);
        send(2, 2);
        assertThat(ledger.texts()).isEmpty();
        assertThat(ledger.incompleteTexts()).isEqualTo(2);
    }
}
