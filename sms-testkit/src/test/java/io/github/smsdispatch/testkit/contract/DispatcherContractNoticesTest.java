// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherException;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Each rule, broken by one dispatcher, is noticed by the contract. */
class DispatcherContractNoticesTest {

    private interface Rule {
        void check(DispatcherContract contract) throws Exception;
    }

    private static void noticed(IntFunction<Dispatcher> broken, Rule rule) throws Exception {
        DispatcherContract contract = new DispatcherContract() {
            @Override
            protected DispatcherFixture fixture() {
                return new WireFixture(broken);
            }
        };
        contract.openFixture();
        try {
            assertThatThrownBy(() -> rule.check(contract)).isInstanceOf(AssertionError.class);
        } finally {
            contract.closeFixture();
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void d1NullResult() throws Exception {
        noticed(
                port -> new WireDispatcher(port) {
                    @Override
                    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
                        return null;
                    }
                },
                DispatcherContract::d1_noMethodReturnsNull);
    }

    @Test
    void d2SendThatTakesTooLong() throws Exception {
        noticed(
                port -> new WireDispatcher(port) {
                    @Override
                    Outcome exchange(PhoneNumber phone) {
                        try {
                            new CountDownLatch(1).await(3, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return super.exchange(phone);
                    }
                },
                DispatcherContract::d2_silentPeerDoesNotHoldASendBeyondItsBudget);
    }

    @Test
    void d3ExceptionForWhatThePeerDid() throws Exception {
        noticed(
                port -> new WireDispatcher(port) {
                    @Override
                    Outcome noAnswer() {
                        throw new DispatcherException("no answer");
                    }
                },
                DispatcherContract::d3_outcomesAreValuesInEverySituation);
    }

    @Test
    void d4RefusalWithoutItsCode() throws Exception {
        noticed(
                port -> new WireDispatcher(port) {
                    @Override
                    Outcome outcome(String answer) {
                        return new Outcome.Rejected(RejectionReason.OTHER, "", "refused");
                    }
                },
                DispatcherContract::d4_definiteRefusalIsRejectedWithItsCode);
    }

    @Test
    void d5RefusedConnectionTakenForUnknown() throws Exception {
        noticed(
                port -> new WireDispatcher(port) {
                    @Override
                    Outcome exchange(PhoneNumber phone) {
                        Outcome outcome = super.exchange(phone);
                        return outcome instanceof Outcome.Unavailable ? noAnswer() : outcome;
                    }
                },
                DispatcherContract::d5_refusedConnectionIsUnavailable);
    }

    @Test
    void d6LostAnswerTakenForUnavailable() throws Exception {
        IntFunction<Dispatcher> broken = port -> new WireDispatcher(port) {
            @Override
            Outcome noAnswer() {
                return new Outcome.Unavailable(UnavailableReason.UNREACHABLE, "no answer");
            }
        };
        noticed(broken, DispatcherContract::d6_requestWrittenButNoAnswerIsUnknown);
        noticed(broken, DispatcherContract::d6_requestWrittenButConnectionResetIsUnknown);
    }

    @Test
    void d7CallersThatGetTheSameId() throws Exception {
        noticed(
                port -> new WireDispatcher(port) {
                    @Override
                    Outcome outcome(String answer) {
                        return new Outcome.Accepted("1", 1);
                    }
                },
                DispatcherContract::d7_concurrentCallersEachGetTheirOwnAcceptance);
    }

    @Test
    void d8ThreadThatOutlivesItsDispatcher() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        noticed(
                port -> {
                    Thread left = new Thread(() -> {
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
                    left.start();
                    return new WireDispatcher(port);
                },
                DispatcherContract::d8_closeEndsTheThreads);
        end.countDown();
    }

    @Test
    void d8SendAfterClose() throws Exception {
        noticed(
                port -> new WireDispatcher(port) {
                    @Override
                    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
                        return SendResult.of(name(), formatSms(messages), noAnswer());
                    }
                },
                DispatcherContract::d8_closeIsIdempotentAndLaterSendsAreIllegal);
    }

    @Test
    void d9SecretInToStringAndNumberInOutcome() throws Exception {
        noticed(
                port -> new WireDispatcher(port) {
                    @Override
                    public String toString() {
                        return "Wire[password=" + PASSWORD + "]";
                    }
                },
                DispatcherContract::d9_noSecretOrNumberInTexts);
        noticed(
                port -> new WireDispatcher(port) {
                    @Override
                    Outcome exchange(PhoneNumber phone) {
                        return new Outcome.Unknown(UnknownReason.NO_ANSWER, "no answer for " + phone.value());
                    }
                },
                DispatcherContract::d9_noSecretOrNumberInTexts);
    }

    @Test
    void d11LostInterruptFlag() throws Exception {
        noticed(
                port -> new WireDispatcher(port) {
                    @Override
                    Outcome exchange(PhoneNumber phone) {
                        Outcome outcome = super.exchange(phone);
                        return Thread.interrupted() ? noAnswer() : outcome;
                    }
                },
                DispatcherContract::d11_interruptEndsASendWhoseRequestWentOut);
    }

    @Test
    void d12SecondTryInside() throws Exception {
        noticed(
                port -> new WireDispatcher(port) {
                    @Override
                    Outcome exchange(PhoneNumber phone) {
                        Outcome first = super.exchange(phone);
                        return first instanceof Outcome.Unknown ? super.exchange(phone) : first;
                    }
                },
                DispatcherContract::d12_peerSeesOneRequestWhateverGoesWrong);
    }
}
