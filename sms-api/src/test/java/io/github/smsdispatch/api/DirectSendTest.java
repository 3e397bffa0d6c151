// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.smsdispatch.api.SmsEvent.Type;
import io.github.smsdispatch.api.text.Overflow;
import io.github.smsdispatch.api.text.SmsFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DirectSendTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final List<SmsEvent> events = new ArrayList<>();

    private SmsSender sender(SmsListener listener, Dispatcher... dispatchers) {
        SmsSender.Builder builder = SmsSender.builder().listener(listener).clock(Clock.fixed(NOON, ZoneOffset.UTC));
        for (Dispatcher dispatcher : dispatchers) {
            builder.dispatcher(dispatcher);
        }
        return builder.build();
    }

    private static ScriptedDispatcher gateway(String name, Outcome... outcomes) {
        return ScriptedDispatcher.answering(name, outcomes);
    }

    static Stream<Arguments> outcomes() {
        return Stream.of(
                arguments(Results.ACCEPTED, Type.ACCEPTED),
                arguments(Results.REJECTED, Type.REJECTED),
                arguments(Results.UNAVAILABLE, Type.UNAVAILABLE),
                arguments(Results.UNKNOWN, Type.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void aDirectSendTellsItsAttemptAndItsOutcome(Outcome outcome, Type type) {
        try (SmsSender sender = sender(events::add, gateway("gw", outcome))) {
            assertThat(sender.send(Results.ANNA, "hello").outcome()).isEqualTo(outcome);
        }
        assertThat(events).extracting(SmsEvent::type).containsExactly(Type.ATTEMPTED, type);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.at()).isEqualTo(NOON);
            assertThat(event.recipient()).isEqualTo(Results.ANNA);
            assertThat(event.attempt()).isEqualTo(new Attempt("gw", outcome, Duration.ZERO));
            assertThat(event.report()).isNull();
        });
    }

    @Test
    void everyAttemptOfAFailoverIsTold() {
        try (SmsSender sender =
                sender(events::add, gateway("one", Results.UNAVAILABLE), gateway("two", Results.ACCEPTED))) {
            sender.send(Results.ANNA, "hello");
        }
        assertThat(events).extracting(SmsEvent::type).containsExactly(Type.ATTEMPTED, Type.ATTEMPTED, Type.ACCEPTED);
        assertThat(events.get(2).attempt().dispatcher()).isEqualTo("two");
    }

    @Test
    void everyMessageOfASharedSmsIsTold() {
        List<SmsMessage> two = List.of(SmsMessage.of("a"), SmsMessage.of("b"));
        try (SmsSender sender = sender(events::add, gateway("gw", Results.ACCEPTED))) {
            sender.send(Results.ANNA, two);
        }
        assertThat(events)
                .filteredOn(event -> event.type() == Type.ACCEPTED)
                .extracting(SmsEvent::message)
                .containsExactly(two.get(0).id(), two.get(1).id());
    }

    @Test
    void aMessageThatDidNotFitIsNotToldAsAccepted() {
        List<SmsMessage> two = List.of(SmsMessage.of("a".repeat(100)), SmsMessage.of("b".repeat(100)));
        try (SmsSender sender = sender(events::add, gateway("gw", Results.ACCEPTED))) {
            SendResult result = sender.send(Results.ANNA, two);
            assertThat(result.formatted().deferredIds())
                    .containsExactly(two.get(1).id());
        }
        assertThat(events).extracting(SmsEvent::message).containsOnly(two.get(0).id());
    }

    @Test
    void aMessageThatADigestDroppedIsToldAsIgnored() {
        SmsFormat ignoring = SmsFormat.builder().overflow(Overflow.IGNORE).build();
        Dispatcher gateway = ScriptedDispatcher.doing(
                "gw", sms -> SendResult.of("gw", ignoring.format(sms.messages()), Results.ACCEPTED));
        List<SmsMessage> two = List.of(SmsMessage.of("a".repeat(100)), SmsMessage.of("b".repeat(100)));
        try (SmsSender sender = sender(events::add, gateway)) {
            sender.send(Results.ANNA, two);
        }
        assertThat(events).extracting(SmsEvent::type).containsExactly(Type.ATTEMPTED, Type.ACCEPTED, Type.IGNORED);
        assertThat(events.get(2).message()).isEqualTo(two.get(1).id());
    }

    static Stream<Throwable> thrown() {
        return Stream.of(
                new IllegalStateException("full disk"),
                new NoClassDefFoundError("x"),
                new AssertionError("x"),
                new StackOverflowError(),
                new OutOfMemoryError("not really"),
                new java.io.IOException("checked"));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void aListenerThatThrowsHarmsNothing(Throwable thrown) {
        SmsListener broken = event -> DirectSendTest.<RuntimeException>sneak(thrown);
        try (SmsSender sender = sender(broken, gateway("gw", Results.ACCEPTED))) {
            assertThat(sender.send(Results.ANNA, "hello").outcome()).isEqualTo(Results.ACCEPTED);
            assertThat(sender.send(Results.ANNA, "again").outcome()).isEqualTo(Results.ACCEPTED);
        }
    }

    @Test
    void aSecondListenerHearsEvenWhenTheFirstThrows() {
        SmsListener broken = event -> {
            throw new IllegalStateException("broken");
        };
        try (SmsSender sender = sender(broken.andThen(events::add), gateway("gw", Results.ACCEPTED))) {
            sender.send(Results.ANNA, "hello");
        }
        assertThat(events).hasSize(2);
    }

    @Test
    void eventsShowNeitherNumberNorText() {
        try (SmsSender sender = sender(events::add, gateway("gw", Results.ACCEPTED))) {
            sender.send(Results.ANNA, "secret words");
        }
        assertThat(events.toString()).doesNotContain("secret").doesNotContain("4712345678");
    }

    @Test
    void aDirectSendOfNothingIsRefused() {
        try (SmsSender sender = sender(events::add, gateway("gw", Results.ACCEPTED))) {
            assertThatIllegalArgumentException().isThrownBy(() -> sender.send(Results.ANNA, List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> sender.send(Results.ANNA, "\u0000"));
        }
        assertThat(events).isEmpty();
    }

    @Test
    void withoutAQueueWhatNeedsOneSaysSo() {
        try (SmsSender sender = sender(events::add, gateway("gw", Results.ACCEPTED))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> sender.enqueue(SmsRequest.of("+4712345678", "hello")))
                    .withMessage("this sender has no queue: give the builder one");
            assertThatIllegalStateException().isThrownBy(sender::start);
            DeliveryReport report =
                    new DeliveryReport("gw", new DeliveryReport.BySendingId("7"), DeliveryStatus.DELIVERED, NOON, "");
            assertThatCode(() -> sender.report(report)).doesNotThrowAnyException();
        }
    }

    @Test
    void closingClosesTheDispatchersOnceAndLaterSendsAreMisuse() {
        ScriptedDispatcher gateway = gateway("gw", Results.ACCEPTED);
        SmsSender sender = sender(events::add, gateway);
        sender.close();
        sender.close();
        assertThat(gateway.closed()).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> sender.send(Results.ANNA, "hello"));
    }

    @Test
    void aSenderWithoutDispatcherIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsSender.builder().build());
    }

    @Test
    void whenOneDispatcherCanNotBeMadeThoseMadeBeforeAreClosed() {
        ScriptedDispatcher first = gateway("first", Results.ACCEPTED);
        SmsSender.Builder builder = SmsSender.builder().dispatcher(first).dispatcher(context -> {
            throw new SmsConfigurationException("second.url", "nothing", "a URL");
        });
        assertThatThrownBy(builder::build).hasMessage("second.url: received nothing; allowed: a URL");
        assertThat(first.closed()).isEqualTo(1);
    }

    @Test
    void theStatusIsThatOfTheDispatchers() {
        try (SmsSender sender = sender(events::add, gateway("gw", Results.ACCEPTED))) {
            assertThat(sender.status().health()).isEqualTo(DispatcherStatus.Health.NOT_ASKED);
        }
    }
}
