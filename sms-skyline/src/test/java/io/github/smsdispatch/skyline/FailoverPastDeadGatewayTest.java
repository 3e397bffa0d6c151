// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Attempt;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.testkit.contract.DispatcherContract;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;
import io.github.smsdispatch.testkit.contract.Situation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** D1 to D12 where the first gateway is dead and the second has to do the work. */
class FailoverPastDeadGatewayTest extends DispatcherContract {

    @Override
    protected DispatcherFixture fixture() {
        return new FailoverFixture(1);
    }

    @Test
    void smsGoesThroughTheSecondGatewayAndTheResultListsBothAttempts() {
        try (FailoverFixture fixture = new FailoverFixture(1)) {
            fixture.arrange(Situation.ACCEPTING);

            SendResult result = fixture.dispatcher().send(sms());

            assertThat(result.outcome()).isInstanceOf(Outcome.Accepted.class);
            assertThat(result.attempts()).extracting(Attempt::dispatcher).containsExactly("dead0", "skyline1");
            assertThat(result.attempts().get(0).outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Unavailable.class,
                            unavailable -> assertThat(unavailable.reason()).isEqualTo(UnavailableReason.UNREACHABLE));
            assertThat(result.attempts().get(1).outcome()).isEqualTo(result.outcome());
        }
    }

    @Test
    void batchGoesThroughTheSecondGatewayInOneRequest() {
        try (FailoverFixture fixture = new FailoverFixture(1)) {
            fixture.arrange(Situation.ACCEPTING);

            List<SendResult> results = fixture.dispatcher().sendBatch(List.of(sms(), sms(), sms()));

            assertThat(results).allSatisfy(result -> {
                assertThat(result.outcome()).isInstanceOf(Outcome.Accepted.class);
                assertThat(result.attempts()).hasSize(2);
            });
            assertThat(fixture.requestsSeen()).hasValue(1);
        }
    }

    @Test
    void unknownOutcomeOfTheSecondGatewayStaysUnknownAndKeepsTheFirstCause() {
        try (FailoverFixture fixture = new FailoverFixture(1)) {
            fixture.arrange(Situation.RESETTING_AFTER_REQUEST);

            SendResult result = fixture.dispatcher().send(sms());

            assertThat(result.outcome()).isInstanceOf(Outcome.Unknown.class);
            assertThat(result.attempts()).extracting(Attempt::dispatcher).containsExactly("dead0", "skyline1");
        }
    }

    private static Sms sms() {
        return Sms.of(PhoneNumber.of("+15550100001"), List.of(SmsMessage.of("through whoever answers")));
    }
}
