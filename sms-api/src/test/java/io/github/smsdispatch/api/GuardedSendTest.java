// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GuardedSendTest {

    private static final List<Sms> THREE = List.of(Results.sms("a"), Results.sms("b"), Results.sms("c"));

    /** Answers a batch with whatever list it is given. */
    private record Answering(List<SendResult> answer) implements Dispatcher {

        @Override
        public String name() {
            return "answering";
        }

        @Override
        public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
            return answer.get(0);
        }

        @Override
        public List<SendResult> sendBatch(List<Sms> batch) {
            return answer;
        }
    }

    /** Throws whatever it is given, checked exceptions too, as a dispatcher written in another language may. */
    private record Throwing(Throwable thrown) implements Dispatcher {

        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
            throw sneaky(thrown);
        }

        @Override
        public List<SendResult> sendBatch(List<Sms> batch) {
            throw sneaky(thrown);
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }

    static Stream<Arguments> thrown() {
        return Stream.of(
                arguments(new DispatcherException("no modem"), Outcome.Unavailable.class),
                arguments(new PermanentDispatcherException("no SIM"), Outcome.Unavailable.class),
                arguments(new SendFailedException(Results.of(Results.REJECTED)), Outcome.Rejected.class),
                arguments(new IllegalStateException("closed"), Outcome.Unknown.class),
                arguments(new java.io.IOException("checked"), Outcome.Unknown.class),
                arguments(new NoClassDefFoundError("x"), Outcome.Unknown.class),
                arguments(new ServiceConfigurationError("x"), Outcome.Unknown.class),
                arguments(new AssertionError("x"), Outcome.Unknown.class),
                arguments(new StackOverflowError(), Outcome.Unknown.class),
                arguments(new OutOfMemoryError("not really"), Outcome.Unknown.class));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void whateverADispatcherThrowsBecomesAnOutcomeOfEachSms(Throwable thrown, Class<? extends Outcome> expected) {
        Dispatcher broken = new Throwing(thrown);
        assertThat(GuardedSend.send(broken, THREE.get(0)).outcome()).isInstanceOf(expected);
        assertThat(GuardedSend.sendBatch(broken, THREE)).hasSize(3).allSatisfy(result -> {
            assertThat(result.outcome()).isInstanceOf(expected);
            assertThat(result.dispatcher()).contains("throwing");
        });
    }

    @Test
    void anInterruptThatADispatcherThrowsStaysOnTheThread() {
        SendResult result = GuardedSend.send(new Throwing(new InterruptedException()), THREE.get(0));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.outcome()).isInstanceOf(Outcome.Unknown.class);
    }

    static Stream<List<SendResult>> wrongAnswers() {
        SendResult good = Results.of(Results.ACCEPTED);
        return Stream.of(List.of(), List.of(good), List.of(good, good), List.of(good, good, good, good));
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void aWrongCountOfResultsMakesAllUnknownBecauseNoneCanBeAssigned(List<SendResult> wrong) {
        assertThat(GuardedSend.sendBatch(new Answering(wrong), THREE))
                .hasSize(3)
                .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.Unknown.class));
    }

    @Test
    void aMissingListMakesAllUnknown() {
        assertThat(GuardedSend.sendBatch(new Answering(null), THREE))
                .hasSize(3)
                .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.Unknown.class));
    }

    @Test
    void aMissingResultMakesOnlyItsOwnSmsUnknown() {
        List<SendResult> gap = new ArrayList<>(List.of(Results.of(Results.ACCEPTED), Results.of(Results.REJECTED)));
        gap.add(1, null);
        assertThat(GuardedSend.sendBatch(new Answering(gap), THREE))
                .extracting(result -> result.outcome().getClass().getSimpleName())
                .containsExactly("Accepted", "Unknown", "Rejected");
    }

    @Test
    void aMissingSingleResultIsUnknown() {
        Dispatcher mute = ScriptedDispatcher.doing("mute", sms -> null);
        assertThat(GuardedSend.send(mute, THREE.get(0)).outcome()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void goodResultsPassUnchangedInTheirOrder() {
        List<SendResult> good =
                List.of(Results.of(Results.ACCEPTED), Results.of(Results.UNKNOWN), Results.of(Results.UNAVAILABLE));
        assertThat(GuardedSend.sendBatch(new Answering(good), THREE)).isEqualTo(good);
    }

    @Test
    void theDefaultBatchSendsEachSmsEvenWhenOneThrows() {
        int[] calls = new int[1];
        Dispatcher moody = ScriptedDispatcher.doing("moody", sms -> {
            if (++calls[0] == 2) {
                throw new IllegalStateException("second");
            }
            return Results.of(Results.ACCEPTED);
        });
        assertThat(moody.sendBatch(THREE))
                .extracting(result -> result.outcome().getClass().getSimpleName())
                .containsExactly("Accepted", "Unknown", "Accepted");
        assertThat(calls[0]).isEqualTo(3);
    }
}
