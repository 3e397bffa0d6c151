// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    static Stream<Arguments> thrown() {
        return Stream.of(
                arguments(
                        new DispatcherException("no modem"),
                        new Outcome.Unavailable(UnavailableReason.DISPATCHER_FAILED, "no modem")),
                arguments(
                        new PermanentDispatcherException("no SIM"),
                        new Outcome.Unavailable(
                                UnavailableReason.DISPATCHER_FAILED, "no SIM", null, Recovery.BY_OPERATOR)),
                arguments(
                        new SmsConfigurationException("gw.url", "nothing", "a URL"),
                        new Outcome.Unavailable(
                                UnavailableReason.DISPATCHER_FAILED,
                                "gw.url: received nothing; allowed: a URL",
                                null,
                                Recovery.BY_OPERATOR)),
                arguments(
                        new IllegalStateException("password=secret"),
                        new Outcome.Unknown(UnknownReason.DISPATCHER_FAILED, "java.lang.IllegalStateException")),
                arguments(
                        new IOException("reset"),
                        new Outcome.Unknown(UnknownReason.DISPATCHER_FAILED, "java.io.IOException")),
                arguments(
                        new NoClassDefFoundError("x"),
                        new Outcome.Unknown(UnknownReason.DISPATCHER_FAILED, "java.lang.NoClassDefFoundError")));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void onlyDispatcherExceptionsPromiseThatNothingWasHandedOver(Throwable thrown, Outcome expected) {
        assertThat(Outcome.fromException(thrown)).isEqualTo(expected);
    }

    @Test
    void aDispatcherExceptionWithoutMessageIsDescribedByItsClass() {
        @SuppressWarnings("NullAway")
        Outcome outcome = Outcome.fromException(new DispatcherException(null));
        assertThat(outcome.describe())
                .isEqualTo("unavailable DISPATCHER_FAILED: io.github.smsdispatch.api.DispatcherException");
    }

    @Test
    void aSendFailedExceptionCarriesItsOutcomeBack() {
        Outcome rejected = new Outcome.Rejected(RejectionReason.BLOCKED, "21", "barred");
        assertThat(Outcome.fromException(new SendFailedException(Results.of(rejected))))
                .isEqualTo(rejected);
    }

    static Stream<Arguments> described() {
        return Stream.of(
                arguments(new Outcome.Accepted("77", 2), "accepted as 77", "A", false),
                arguments(
                        new Outcome.Rejected(RejectionReason.INVALID_RECIPIENT, "400", "bad number"),
                        "rejected INVALID_RECIPIENT (400): bad number",
                        "R",
                        false),
                arguments(new Outcome.Rejected(RejectionReason.OTHER, "", "no"), "rejected OTHER: no", "R", false),
                arguments(
                        new Outcome.Unavailable(UnavailableReason.BUSY, "in use"),
                        "unavailable BUSY: in use",
                        "U",
                        true),
                arguments(
                        new Outcome.Unavailable(
                                UnavailableReason.LOGIN_REFUSED, "401", Duration.ofSeconds(3), Recovery.BY_OPERATOR),
                        "unavailable LOGIN_REFUSED (operator must act): 401",
                        "U",
                        true),
                arguments(new Outcome.Unknown(UnknownReason.NO_ANSWER, "10 s"), "unknown NO_ANSWER: 10 s", "?", false));
    }

    @ParameterizedTest
    @MethodSource("described")
    void eachOutcomeDescribesItselfFoldsToItsOwnCaseAndOnlyUnavailableGoesOn(
            Outcome outcome, String description, String folded, boolean goesOn) {
        assertThat(outcome.describe()).isEqualTo(description);
        assertThat(outcome.<String>fold(a -> "A", r -> "R", u -> "U", q -> "?")).isEqualTo(folded);
        assertThat(outcome.mayTryAnotherRoute()).isEqualTo(goesOn);
    }

    @Test
    void foreignWordsCanNotForgeALogLineNorFillIt() {
        String hostile = "x\r\n12:00 ERROR forged\u0000\u2028\ud83d" + "😀".repeat(1_000);
        for (Outcome outcome : new Outcome[] {
            new Outcome.Accepted(hostile, 1),
            new Outcome.Rejected(RejectionReason.OTHER, hostile, hostile),
            new Outcome.Unavailable(UnavailableReason.BUSY, hostile),
            new Outcome.Unknown(UnknownReason.NO_ANSWER, hostile)
        }) {
            String line = outcome.describe();
            assertThat(line).hasSizeLessThanOrEqualTo(400).endsWith("...");
            assertThat(OneLine.is(line)).isTrue();
        }
    }

    @Test
    void aShortLineIsLeftAlone() {
        assertThat(OneLine.of("Blåbærgrød 😀")).isEqualTo("Blåbærgrød 😀");
        assertThat(OneLine.of("a".repeat(400))).hasSize(400).doesNotContain("...");
        assertThat(OneLine.of("a".repeat(401))).hasSize(400).endsWith("a...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void acceptedNeedsASendingId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Outcome.Accepted(id, 1))
                .withMessageStartingWith("sendingId: received a blank");
    }

    @Test
    void acceptedTakesAtLeastOneSegment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Outcome.Accepted("1", 0))
                .withMessage("segments: received 0; allowed: 1 or more");
    }

    @Test
    void theUsualUnavailabilityRecoversByItselfAndNamesNoWait() {
        Outcome.Unavailable usual = new Outcome.Unavailable(UnavailableReason.BUSY, "in use");
        assertThat(usual.permanent()).isFalse();
        assertThat(usual.retryAfter()).isEmpty();
    }
}
