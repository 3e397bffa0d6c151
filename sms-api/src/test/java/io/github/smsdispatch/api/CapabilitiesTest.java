// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smsdispatch.api.text.Encoding;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {

    @Test
    void theBasicOnesAreSafeForAnyTransport() {
        assertThat(Capabilities.basic())
                .hasToString("Capabilities[maxSegments=255, batchSize=1, inFlight=1, "
                        + "sendingIds=CHOSEN_BY_TRANSPORT, reports=NONE, encodings="
                        + Capabilities.basic().encodings() + ", languages=[]]");
        assertThat(Capabilities.basic().encodings()).containsExactlyInAnyOrder(Encoding.values());
    }

    @Test
    void limitsOutOfRangeAreNamed() {
        Capabilities.Builder builder = Capabilities.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxSegments(256))
                .withMessage("maxSegments: received 256; allowed: 1 to 255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.batchSize(0))
                .withMessage("batchSize: received 0; allowed: 1 to 10000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.inFlight(-1))
                .withMessage("inFlight: received -1; allowed: 0 to 10000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.encodings(Set.of()))
                .withMessage("encodings: received none; allowed: at least one");
    }

    @Test
    void laterChangesOfTheBuilderAndTheCallersSetAreNotSeen() {
        Set<Encoding> mine = EnumSet.of(Encoding.GSM7);
        Capabilities.Builder builder = Capabilities.builder().encodings(mine).inFlight(0);
        Capabilities made = builder.build();
        mine.add(Encoding.UCS2);
        builder.inFlight(5);
        assertThat(made.encodings()).containsExactly(Encoding.GSM7);
        assertThat(made.inFlight()).isZero();
    }

    /** The dispatcher of the README: a name and a way to send. */
    private record Smallest(String name) implements Dispatcher {

        @Override
        public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
            return SendResult.of(name, formatSms(messages), Results.ACCEPTED);
        }
    }

    @Test
    void theSmallestDispatcherHasDefaultsForAllElse() {
        Dispatcher smallest = new Smallest("mine");
        assertThat(smallest.capabilities()).hasToString(Capabilities.basic().toString());
        assertThat(smallest.status()).isEqualTo(DispatcherStatus.notAsked("mine"));
        assertThat(smallest.resolver()).isEmpty();
        assertThat(smallest.send(Results.sms("hello")).orThrow().sendingId()).isEqualTo("77");
        assertThat(smallest.sendBatch(List.of(Results.sms("a"), Results.sms("b"))))
                .hasSize(2);
        smallest.close();
    }
}
