// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import io.github.smsdispatch.api.Attempt;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherException;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PermanentDispatcherException;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.ScriptedDispatcher;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailoverDispatcherTest {

    private static final PhoneNumber ANNA = PhoneNumber.of("+4712345678");
    private static final Outcome ACCEPTED = new Outcome.Accepted("77", 1);
    private static final Outcome REJECTED = new Outcome.Rejected(RejectionReason.BLOCKED, "21", "barred");
    private static final Outcome UNKNOWN = new Outcome.Unknown(UnknownReason.NO_ANSWER, "10 s");
    private static final Outcome TEMPORARY = new Outcome.Unavailable(UnavailableReason.BUSY, "in use");
    private static final Outcome PERMANENT =
            new Outcome.Unavailable(UnavailableReason.LOGIN_REFUSED, "401", null, Recovery.BY_OPERATOR);

    private static Outcome busyFor(int seconds, Recovery recovery) {
        return new Outcome.Unavailable(UnavailableReason.THROTTLED, "quota", Duration.ofSeconds(seconds), recovery);
    }

    private static Sms sms() {
        return Sms.of(ANNA, List.of(SmsMessage.of("hello")));
    }

    private static SendResult sendThrough(Dispatcher... dispatchers) {
        return FailoverDispatcher.of("failover", List.of(dispatchers)).send(sms());
    }

    private static ScriptedDispatcher gateway(String name, Outcome... outcomes) {
        return ScriptedDispatcher.answering(name, outcomes);
    }

    /** NAV removes a failed plugin from the list that it walks, so the one behind it is skipped. */
    @Test
    void theVeryNextDispatcherIsTriedAfterEveryFailureInEveryCall() {
        ScriptedDispatcher one = gateway("one", PERMANENT);
        ScriptedDispatcher two = gateway("two", PERMANENT);
        ScriptedDispatcher three = gateway("three", ACCEPTED);
        FailoverDispatcher failover = FailoverDispatcher.of("failover", List.of(one, two, three));
        for (int call = 1; call <= 3; call++) {
            SendResult result = failover.send(sms());
            assertThat(result.outcome()).isEqualTo(ACCEPTED);
            assertThat(result.attempts()).extracting(Attempt::dispatcher).containsExactly("one", "two", "three");
            assertThat(result.attempts()).extracting(Attempt::outcome).containsExactly(PERMANENT, PERMANENT, ACCEPTED);
            assertThat(List.of(
                            one.sent().size(), two.sent().size(), three.sent().size()))
                    .containsOnly(call);
        }
    }

    static Stream<ScriptedDispatcher> unavailable() {
        return Stream.of(
                gateway("temporary", TEMPORARY),
                gateway("permanent", PERMANENT),
                gateway("throttled", busyFor(5, Recovery.BY_ITSELF)),
                ScriptedDispatcher.throwing("throws", new DispatcherException("no modem")),
                ScriptedDispatcher.throwing("throws permanently", new PermanentDispatcherException("no SIM")));
    }

    @ParameterizedTest
    @MethodSource("unavailable")
    void oneThatCertainlyHandedNothingOverIsFollowedByTheNext(ScriptedDispatcher first) {
        ScriptedDispatcher second = gateway("second", ACCEPTED);
        SendResult result = sendThrough(first, second);
        assertThat(result.outcome()).isEqualTo(ACCEPTED);
        assertThat(result.dispatcher()).contains("second");
        assertThat(result.attempts()).hasSize(2);
        assertThat(result.attempts().get(0).dispatcher()).isEqualTo(first.name());
    }

    static Stream<ScriptedDispatcher> definite() {
        return Stream.of(
                gateway("accepts", ACCEPTED),
                gateway("rejects", REJECTED),
                gateway("silent", UNKNOWN),
                ScriptedDispatcher.throwing("broken", new IllegalStateException("bug")),
                ScriptedDispatcher.doing("mute", sms -> null));
    }

    @ParameterizedTest
    @MethodSource("definite")
    void anythingElseStopsBecauseASecondRouteCouldMeanASecondCopy(ScriptedDispatcher first) {
        ScriptedDispatcher second = gateway("second", ACCEPTED);
        SendResult result = sendThrough(first, second);
        assertThat(result.outcome()).isNotInstanceOf(Outcome.Unavailable.class);
        assertThat(result.attempts()).extracting(Attempt::dispatcher).containsExactly(first.name());
        assertThat(second.sent()).isEmpty();
    }

    @Test
    void aDispatcherThatFailedIsTriedAgainForTheNextMessage() {
        ScriptedDispatcher first = gateway("first", PERMANENT, ACCEPTED);
        FailoverDispatcher failover = FailoverDispatcher.of("failover", List.of(first));
        assertThat(failover.send(sms()).outcome()).isEqualTo(PERMANENT);
        assertThat(failover.send(sms()).outcome()).isEqualTo(ACCEPTED);
    }

    @Test
    void theListIsASnapshot() {
        List<Dispatcher> mine = new ArrayList<>(List.of(gateway("first", TEMPORARY), gateway("second", ACCEPTED)));
        FailoverDispatcher failover = FailoverDispatcher.of("failover", mine);
        mine.clear();
        assertThat(failover.send(sms()).attempts()).hasSize(2);
    }

    @Test
    void whenAllAreUnavailableEveryCauseIsKeptAndTheTextSaysHowMany() {
        SendResult result = sendThrough(gateway("one", TEMPORARY), gateway("two", PERMANENT));
        assertThat(result.attempts()).extracting(Attempt::outcome).containsExactly(TEMPORARY, PERMANENT);
        assertThat(result.outcome().describe()).isEqualTo("unavailable LOGIN_REFUSED: 2 dispatchers tried, last: 401");
    }

    @Test
    void anOperatorIsCalledOnlyIfEveryDispatcherNeedsOne() {
        assertThat(unavailableOf(PERMANENT, PERMANENT).permanent()).isTrue();
        assertThat(unavailableOf(TEMPORARY, PERMANENT).permanent()).isFalse();
        assertThat(unavailableOf(PERMANENT, TEMPORARY).permanent()).isFalse();
        assertThat(unavailableOf(PERMANENT).permanent()).isTrue();
    }

    @Test
    void theSoonestRetryCounts() {
        Outcome soon = busyFor(5, Recovery.BY_ITSELF);
        Outcome late = busyFor(60, Recovery.BY_ITSELF);
        assertThat(unavailableOf(soon, late).retryAfter()).contains(Duration.ofSeconds(5));
        assertThat(unavailableOf(late, soon).retryAfter()).contains(Duration.ofSeconds(5));
        assertThat(unavailableOf(late).retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(unavailableOf(late, TEMPORARY).retryAfter()).isEmpty();
        assertThat(unavailableOf(late, PERMANENT).retryAfter()).contains(Duration.ofSeconds(60));
    }

    private static Outcome.Unavailable unavailableOf(Outcome... outcomes) {
        List<Dispatcher> dispatchers = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            dispatchers.add(gateway("d" + dispatchers.size(), outcome));
        }
        return (Outcome.Unavailable)
                FailoverDispatcher.of("failover", dispatchers).send(sms()).outcome();
    }

    @Test
    void aDispatcherThatReportsNoAttemptIsCountedAllTheSame() {
        ScriptedDispatcher shy = ScriptedDispatcher.doing("shy", sms -> {
            SendResult full = SendResult.of("shy", gateway("f", ACCEPTED).formatSms(sms.messages()), TEMPORARY);
            return new SendResult(full.formatted(), full.outcome(), List.of());
        });
        SendResult result = sendThrough(shy, gateway("second", PERMANENT));
        assertThat(result.attempts()).extracting(Attempt::dispatcher).containsExactly("shy", "second");
        assertThat(((Outcome.Unavailable) result.outcome()).permanent()).isFalse();
    }

    @Test
    void anSmsTiedToOneDispatcherGoesNowhereElse() {
        ScriptedDispatcher first = gateway("first", ACCEPTED);
        ScriptedDispatcher second = gateway("second", TEMPORARY);
        ScriptedDispatcher third = gateway("third", ACCEPTED);
        FailoverDispatcher failover = FailoverDispatcher.of("failover", List.of(first, second, third));
        SendResult result =
                failover.send(sms().withSendingId("7", Posting.REPEAT).onlyThrough("second"));
        assertThat(result.outcome()).isEqualTo(TEMPORARY);
        assertThat(first.sent()).isEmpty();
        assertThat(third.sent()).isEmpty();
        assertThat(second.sent().get(0).sendingId()).contains("7");
        assertThat(second.sent().get(0).posting()).isEqualTo(Posting.REPEAT);
    }

    @Test
    void anSmsTiedToADispatcherThatIsGoneWaitsForAnOperator() {
        SendResult result = FailoverDispatcher.of("failover", List.of(gateway("first", ACCEPTED)))
                .send(sms().onlyThrough("gone"));
        Outcome.Unavailable outcome = (Outcome.Unavailable) result.outcome();
        assertThat(outcome.permanent()).isTrue();
        assertThat(outcome.reason()).isEqualTo(UnavailableReason.CONFIGURATION);
        assertThat(outcome.text()).contains("'gone'");
    }

    @Test
    void sendSmsAndFormatSmsAreThoseOfTheFirstDispatcher() {
        ScriptedDispatcher first = gateway("first", ACCEPTED);
        FailoverDispatcher failover = FailoverDispatcher.of("failover", List.of(first, gateway("second", ACCEPTED)));
        List<SmsMessage> messages = List.of(SmsMessage.of("a"), SmsMessage.of("b"));
        assertThat(failover.formatSms(messages)).isEqualTo(first.formatSms(messages));
        assertThat(failover.sendSms(ANNA, messages).outcome()).isEqualTo(ACCEPTED);
        assertThat(first.sent().get(0).messages()).isEqualTo(messages);
    }

    @Test
    void noDispatcherIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailoverDispatcher.of("failover", List.of()))
                .withMessage("dispatchers: received none; allowed: at least one");
    }

    @Test
    void oneNameTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        FailoverDispatcher.of("failover", List.of(gateway("gw", ACCEPTED), gateway("gw", ACCEPTED))))
                .withMessage("dispatchers: received 'gw' twice; allowed: each name once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a\nb", "a\u0000", "01234567890123456789012345678901234567890123456789012345678901234"})
    void aNameThatCanNotBeStoredIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailoverDispatcher.of("failover", List.of(gateway(name, ACCEPTED))))
                .withMessage("dispatcher name: received " + name.length()
                        + " characters; allowed: 1 to 64 printable ones, not blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailoverDispatcher.of(name, List.of(gateway("gw", ACCEPTED))));
    }

    @Test
    void aFailoverWithinAFailoverIsLaidOutFlat() {
        ScriptedDispatcher two = gateway("two", TEMPORARY);
        ScriptedDispatcher three = gateway("three", ACCEPTED);
        FailoverDispatcher inner = FailoverDispatcher.of("inner", List.of(two, three));
        FailoverDispatcher outer = FailoverDispatcher.of("outer", List.of(gateway("one", TEMPORARY), inner));
        assertThat(outer.send(sms()).attempts()).extracting(Attempt::dispatcher).containsExactly("one", "two", "three");
        assertThat(outer.send(sms().onlyThrough("three")).outcome()).isEqualTo(ACCEPTED);
        assertThat(outer).hasToString("FailoverDispatcher[outer: [one, two, three]]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailoverDispatcher.of("outer", List.of(gateway("two", ACCEPTED), inner)));
    }

    @Test
    void closingClosesAllOnceEvenWhenOneThrows() {
        ScriptedDispatcher last = gateway("last", ACCEPTED);
        FailoverDispatcher failover =
                FailoverDispatcher.of("failover", List.of(new Stubborn("one"), new Stubborn("two"), last));
        assertThatRuntimeException()
                .isThrownBy(failover::close)
                .withMessage("one")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        failover.close();
        assertThat(last.closed()).isEqualTo(1);
    }

    private record Stubborn(String name) implements Dispatcher {

        @Override
        public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
            throw new DispatcherException("never sends");
        }

        @Override
        public void close() {
            throw new IllegalStateException(name);
        }
    }

    @Test
    void aClosedFailoverRefusesToSendInsteadOfGuessingAnOutcome() {
        ScriptedDispatcher gateway = gateway("gw", ACCEPTED);
        FailoverDispatcher failover = FailoverDispatcher.of("failover", List.of(gateway));
        failover.close();
        assertThatIllegalStateException().isThrownBy(() -> failover.send(sms()));
        assertThatIllegalStateException().isThrownBy(() -> failover.sendBatch(List.of(sms())));
        assertThatIllegalStateException()
                .isThrownBy(() -> failover.sendSms(ANNA, List.of(SmsMessage.of("hello"))))
                .withMessage("dispatcher 'failover' is closed");
        assertThat(gateway.sent()).isEmpty();
    }
}
