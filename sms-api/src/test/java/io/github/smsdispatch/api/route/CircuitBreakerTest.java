// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.DispatcherException;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PermanentDispatcherException;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.ScriptedDispatcher;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitBreakerTest {

    private static final Outcome ACCEPTED = new Outcome.Accepted("1", 1);
    private static final Outcome REJECTED = new Outcome.Rejected(RejectionReason.INVALID_RECIPIENT, "", "no number");
    private static final Outcome DOWN = new Outcome.Unavailable(UnavailableReason.UNREACHABLE, "refused");
    private static final Outcome UNKNOWN = new Outcome.Unknown(UnknownReason.NO_ANSWER, "time-out");
    private static final Outcome NO_LOGIN =
            new Outcome.Unavailable(UnavailableReason.LOGIN_REFUSED, "401", null, Recovery.BY_OPERATOR);
    private static final Duration COOL_DOWN = Duration.ofSeconds(10);

    private final HandClock clock = new HandClock();

    private CircuitBreaker around(ScriptedDispatcher dispatcher) {
        return CircuitBreaker.of(dispatcher, 3, COOL_DOWN, clock);
    }

    private static Sms sms() {
        return Sms.of(PhoneNumber.of("+4712345678"), List.of(SmsMessage.of("hello")));
    }

    private static void send(CircuitBreaker breaker, int times) {
        for (int i = 0; i < times; i++) {
            breaker.send(sms());
        }
    }

    @Test
    void aDeadDispatcherIsNotAskedAnyMoreAfterItsLimitOfFailures() {
        ScriptedDispatcher dead = ScriptedDispatcher.answering("dead", DOWN);
        CircuitBreaker breaker = around(dead);

        send(breaker, 10);

        assertThat(dead.sent()).hasSize(3);
        assertThat(breaker.openedBy()).contains((Outcome.Unavailable) DOWN);
    }

    @Test
    void whatIsNotAskedIsUnavailableAndSaysUntilWhen() {
        CircuitBreaker breaker = around(ScriptedDispatcher.answering("dead", DOWN));
        send(breaker, 3);
        clock.forward(Duration.ofSeconds(4));

        Outcome outcome = breaker.send(sms()).outcome();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Unavailable.class, unavailable -> {
            assertThat(unavailable.reason()).isEqualTo(UnavailableReason.UNREACHABLE);
            assertThat(unavailable.retryAfter()).contains(Duration.ofSeconds(6));
            assertThat(unavailable.permanent()).isFalse();
        });
    }

    @Test
    void aFailureForTheOperatorIsEnoughAloneAndKeepsSayingSo() {
        ScriptedDispatcher locked = ScriptedDispatcher.answering("locked", NO_LOGIN);
        CircuitBreaker breaker = around(locked);

        send(breaker, 5);

        assertThat(locked.sent()).hasSize(1);
        assertThat(breaker.send(sms()).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        why -> assertThat(why.permanent()).isTrue());
    }

    @Test
    void afterCoolingDownOneCallFindsOutAndAnAnswerOpensTheWay() {
        ScriptedDispatcher ill = ScriptedDispatcher.answering("ill", DOWN, DOWN, DOWN, REJECTED, ACCEPTED);
        CircuitBreaker breaker = around(ill);
        send(breaker, 5);
        clock.forward(COOL_DOWN);

        assertThat(breaker.send(sms()).outcome()).isEqualTo(REJECTED);
        assertThat(breaker.send(sms()).outcome()).isEqualTo(ACCEPTED);
        assertThat(breaker.openedBy()).isEmpty();
        assertThat(ill.sent()).hasSize(5);
    }

    @Test
    void aProbeThatFailsRestsAgain() {
        ScriptedDispatcher dead = ScriptedDispatcher.answering("dead", DOWN);
        CircuitBreaker breaker = around(dead);
        send(breaker, 5);
        clock.forward(COOL_DOWN);
        send(breaker, 5);

        assertThat(dead.sent()).hasSize(4);
    }

    @Test
    void aProbeWithoutAnswerIsNoProofOfLife() {
        ScriptedDispatcher silent = ScriptedDispatcher.answering("silent", DOWN, DOWN, DOWN, UNKNOWN);
        CircuitBreaker breaker = around(silent);
        send(breaker, 3);
        clock.forward(COOL_DOWN);

        assertThat(breaker.send(sms()).outcome()).isEqualTo(UNKNOWN);
        send(breaker, 5);
        assertThat(silent.sent()).hasSize(4);
    }

    @Test
    void whileTheProbeIsUnderWayNobodyElseIsLetThrough() {
        CircuitBreaker[] breaker = new CircuitBreaker[1];
        Outcome[] meanwhile = new Outcome[1];
        ScriptedDispatcher probed = ScriptedDispatcher.doing("probed", sms -> {
            if (clock.instant().isAfter(Instant.EPOCH)) {
                meanwhile[0] = breaker[0].send(sms()).outcome();
            }
            throw new DispatcherException("down");
        });
        breaker[0] = around(probed);
        send(breaker[0], 3);
        clock.forward(COOL_DOWN);
        send(breaker[0], 1);

        assertThat(probed.sent()).hasSize(4);
        assertThat(meanwhile[0]).isInstanceOf(Outcome.Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = UnavailableReason.class,
            names = {"BUSY", "THROTTLED", "DISABLED"})
    void aDispatcherThatOnlyHasEnoughToDoIsAskedOnAndOn(UnavailableReason reason) {
        ScriptedDispatcher busy = ScriptedDispatcher.answering("busy", new Outcome.Unavailable(reason, "later"));
        CircuitBreaker breaker = around(busy);

        send(breaker, 10);

        assertThat(busy.sent()).hasSize(10);
    }

    @Test
    void anAcceptedOneInBetweenStartsTheCountAnew() {
        ScriptedDispatcher shaky =
                ScriptedDispatcher.answering("shaky", DOWN, DOWN, ACCEPTED, DOWN, DOWN, ACCEPTED, DOWN, DOWN, ACCEPTED);
        send(around(shaky), 12);

        assertThat(shaky.sent()).hasSize(12);
    }

    @Test
    void exceptionsCountAsTheOutcomesThatTheyMean() {
        ScriptedDispatcher broken = ScriptedDispatcher.throwing("broken", new PermanentDispatcherException("no SIM"));
        CircuitBreaker breaker = around(broken);

        send(breaker, 4);

        assertThat(broken.sent()).hasSize(1);
    }

    @Test
    void aBatchIsOneCallAndOneAnswerInItIsEnough() {
        ScriptedDispatcher mixed = ScriptedDispatcher.answering("mixed", DOWN, ACCEPTED, DOWN);
        CircuitBreaker breaker = around(mixed);

        for (int i = 0; i < 5; i++) {
            breaker.sendBatch(List.of(sms(), sms(), sms()));
        }

        assertThat(breaker.openedBy()).contains((Outcome.Unavailable) DOWN);
        assertThat(mixed.batchSizes()).containsExactly(3, 3, 3, 3);
        assertThat(breaker.sendBatch(List.of(sms(), sms()))).hasSize(2);
    }

    @Test
    void failoverGoesOnWithTheNextWhileTheFirstRests() {
        ScriptedDispatcher dead = ScriptedDispatcher.answering("dead", DOWN);
        ScriptedDispatcher reserve = ScriptedDispatcher.answering("reserve", ACCEPTED);
        FailoverDispatcher failover = FailoverDispatcher.of("failover", List.of(around(dead), reserve));

        for (int i = 0; i < 10; i++) {
            assertThat(failover.send(sms()).outcome()).isEqualTo(ACCEPTED);
        }

        assertThat(dead.sent()).hasSize(3);
        assertThat(reserve.sent()).hasSize(10);
    }

    @Test
    void whileItRestsNothingIsClaimedForItAndThenOneCall() {
        ScriptedDispatcher dead = ScriptedDispatcher.answering("dead", DOWN)
                .with(Capabilities.builder().inFlight(8).batchSize(16).build());
        CircuitBreaker breaker = around(dead);
        FailoverDispatcher alone = FailoverDispatcher.of("failover", List.of(breaker));

        assertThat(alone.capabilities().inFlight()).isEqualTo(8);
        send(breaker, 3);
        assertThat(alone.capabilities().inFlight()).isZero();
        clock.forward(COOL_DOWN);
        assertThat(alone.capabilities().inFlight()).isEqualTo(1);
        assertThat(alone.capabilities().batchSize()).isEqualTo(1);
    }

    @Test
    void oneThatRestsDoesNotSetThePaceOfTheNext() {
        ScriptedDispatcher dead = ScriptedDispatcher.answering("dead", DOWN);
        ScriptedDispatcher reserve = ScriptedDispatcher.answering("reserve", ACCEPTED)
                .with(Capabilities.builder().inFlight(4).build());
        CircuitBreaker breaker = around(dead);
        FailoverDispatcher failover = FailoverDispatcher.of("failover", List.of(breaker, reserve));
        send(breaker, 3);
        clock.forward(COOL_DOWN);

        assertThat(failover.capabilities().inFlight()).isEqualTo(4);
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        ScriptedDispatcher any = ScriptedDispatcher.answering("any", ACCEPTED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CircuitBreaker.of(any, 0, COOL_DOWN, clock))
                .withMessage("failures: received 0; allowed: 1 to 1000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CircuitBreaker.of(any, 1, Duration.ZERO, clock))
                .withMessageStartingWith("coolDown: received PT0S");
    }

    /** Begins at the epoch and stands still. */
    private static final class HandClock extends Clock {

        private Instant now = Instant.EPOCH;

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
