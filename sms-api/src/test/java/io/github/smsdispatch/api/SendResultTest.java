// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SendResultTest {

    @Test
    void anAcceptedResultIsReturnedByOrThrow() {
        assertThat(Results.of(Results.ACCEPTED).orThrow()).isEqualTo(new Outcome.Accepted("77", 1));
    }

    @Test
    void anUnavailableResultThrowsTheTemporaryException() {
        assertThatExceptionOfType(DispatcherException.class)
                .isThrownBy(() -> Results.of(Results.UNAVAILABLE).orThrow())
                .withMessage("unavailable BUSY: in use")
                .isNotInstanceOf(PermanentDispatcherException.class);
    }

    @Test
    void aPermanentlyUnavailableResultThrowsThePermanentException() {
        Outcome permanent = new Outcome.Unavailable(UnavailableReason.LOGIN_REFUSED, "401", null, Recovery.BY_OPERATOR);
        assertThatExceptionOfType(PermanentDispatcherException.class)
                .isThrownBy(() -> Results.of(permanent).orThrow());
    }

    static List<Outcome> definite() {
        return List.of(Results.REJECTED, Results.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("definite")
    void rejectedAndUnknownThrowAnExceptionThatIsNoInvitationToRetry(Outcome outcome) {
        SendResult result = Results.of(outcome);
        assertThatExceptionOfType(SendFailedException.class)
                .isThrownBy(result::orThrow)
                .withMessage(outcome.describe())
                .isNotInstanceOf(DispatcherException.class)
                .satisfies(e -> assertThat(e.result()).isSameAs(result));
    }

    @Test
    void anExceptionThrownByOrThrowMapsBackToTheSameKindOfOutcome() {
        for (Outcome outcome : List.of(Results.REJECTED, Results.UNAVAILABLE, Results.UNKNOWN)) {
            RuntimeException thrown = org.assertj.core.api.Assertions.catchRuntimeException(
                    () -> Results.of(outcome).orThrow());
            assertThat(Outcome.fromException(thrown)).hasSameClassAs(outcome);
        }
    }

    @Test
    void earlierAttemptsGoFirst() {
        Attempt earlier = new Attempt("first", Results.UNAVAILABLE, Duration.ofMillis(5));
        SendResult result = Results.of(Results.ACCEPTED).after(List.of(earlier));
        assertThat(result.attempts()).extracting(Attempt::dispatcher).containsExactly("first", "gw");
        assertThat(result.dispatcher()).contains("gw");
        assertThat(result.outcome()).isEqualTo(Results.ACCEPTED);
    }

    @Test
    void aResultWithoutAttemptsNamesNoDispatcher() {
        SendResult one = Results.of(Results.ACCEPTED);
        assertThat(new SendResult(one.formatted(), one.outcome(), List.of()).dispatcher())
                .isEmpty();
    }

    @Test
    void attemptsAreCopied() {
        SendResult one = Results.of(Results.ACCEPTED);
        List<Attempt> mine = new ArrayList<>(one.attempts());
        SendResult copy = new SendResult(one.formatted(), one.outcome(), mine);
        mine.clear();
        assertThat(copy.attempts()).hasSize(1);
    }
}
