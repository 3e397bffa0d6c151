// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Rejected;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.mail.SmtpPeer.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The border between Unavailable and Unknown, at each place where a connection can die. */
class DyingConnectionTest {

    private final SmtpPeer peer = new SmtpPeer();
    private MailDispatcher dispatcher = dispatcher("{text}", Duration.ofMillis(500));

    @AfterEach
    void close() {
        dispatcher.close();
        peer.close();
    }

    private MailDispatcher dispatcher(String body, Duration timeout) {
        return MailDispatcher.create(
                MailSettings.builder("mail1")
                        .host("127.0.0.1")
                        .port(peer.port())
                        .from("alerts@example.com")
                        .to("{phone}@sms.example.com")
                        .body(body)
                        .timeout(timeout)
                        .build(),
                DispatcherContext.standalone());
    }

    private static Sms sms(String text) {
        return Sms.of(PhoneNumber.of("+15550100001"), List.of(SmsMessage.of(text)));
    }

    private Outcome send() {
        return dispatcher.send(sms("hello")).outcome();
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, CLOSE", "GREETING, RESET", "GREETING, STALL",
        "EHLO, CLOSE", "EHLO, RESET", "EHLO, STALL",
        "MAIL, CLOSE", "MAIL, RESET", "MAIL, STALL",
        "RCPT, CLOSE", "RCPT, RESET", "RCPT, STALL",
        "DATA, CLOSE", "DATA, RESET", "DATA, STALL"
    })
    void beforeTheContentNothingIsHandedOver(String verb, Fault fault) {
        peer.fail(verb, fault);
        assertThat(send()).isInstanceOfSatisfying(Unavailable.class, u -> {
            assertThat(u.reason()).isEqualTo(UnavailableReason.UNREACHABLE);
            assertThat(u.permanent()).isFalse();
        });
        assertThat(peer.mails).isEmpty();
        assertThat(peer.connections).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void anAnswerCutInItsCodeBeforeTheContentHandsNothingOver(String verb) {
        peer.answerPartly(verb, "250 Ok\r\n", 2, Fault.CLOSE);
        assertThat(send()).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void afterTheContentItIsUnknownAndNeverRepeated(Fault fault) {
        peer.fail("DOT", fault);
        UnknownReason reason = fault == Fault.STALL ? UnknownReason.NO_ANSWER : UnknownReason.CONNECTION_LOST;
        assertThat(send())
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.reason()).isEqualTo(reason));
        assertThat(peer.mails).hasSize(1);
        assertThat(peer.connections).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void whenTheClientHasWrittenAllItIsUnknownHoweverLittleTheServerRead(int bytes) {
        peer.failInContent(bytes, Fault.RESET);
        assertThat(send()).isInstanceOf(Unknown.class);
        assertThat(peer.mails).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"RESET", "STALL"})
    void whenTheEndOfTheContentWasNeverWrittenNothingIsHandedOver(Fault fault) {
        // More than all buffers between client and server hold: the client can't come to the end.
        dispatcher.close();
        dispatcher = dispatcher("{text}".repeat(150), Duration.ofSeconds(2));
        peer.failInContent(20_000, fault);
        Outcome outcome = dispatcher.send(sms("012345678\n".repeat(3900))).outcome();
        assertThat(outcome).isInstanceOf(Unavailable.class);
        assertThat(outcome.describe()).contains("before the end of the content was written");
        assertThat(peer.mails).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anAnswerCutInItsCodeAfterTheContentIsUnknown(int bytes) {
        peer.answerPartly("DOT", "250 2.0.0 Ok: queued as ABCDEF\r\n", bytes, Fault.CLOSE);
        assertThat(send()).isInstanceOf(Unknown.class);
    }

    @Test
    void theCodeAloneDecidesEvenIfTheRestOfTheAnswerIsLost() {
        peer.answerPartly("DOT", "250 2.0.0 Ok: queued as ABCDEF\r\n", 3, Fault.CLOSE);
        assertThat(send()).isInstanceOf(Accepted.class);
    }

    @Test
    void aRefusalStaysOneEvenIfTheServerHangsUpBehindIt() {
        peer.answerPartly("DOT", "554 5.7.1 spam\r\n", 16, Fault.RESET);
        assertThat(send())
                .isInstanceOfSatisfying(
                        Rejected.class, r -> assertThat(r.code()).isEqualTo("554 5.7.1"));
    }

    @Test
    void anAcceptanceStaysOneEvenIfTheServerHangsUpBehindIt() {
        peer.answerOnce("DOT", "250 2.0.0 Ok: queued as 4XyZ1a2b", Fault.RESET);
        assertThat(send()).isEqualTo(new Accepted("4XyZ1a2b", 1));
        assertThat(send()).isInstanceOf(Accepted.class);
        assertThat(peer.connections).hasValue(2);
        assertThat(peer.mails).hasSize(2);
    }

    @Test
    void answersOfTwoCodesAreUnknown() {
        peer.answer("DOT", "250-Ok\r\n554 no");
        assertThat(send())
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.reason()).isEqualTo(UnknownReason.UNREADABLE_ANSWER));
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        peer.answer("DOT", "250-" + "x".repeat(2_000_000) + "\r\n250 Ok");
        assertThat(send()).isInstanceOf(Unknown.class);
        peer.answer("RCPT", "250-" + "x".repeat(2_000_000) + "\r\n250 Ok");
        assertThat(send()).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CLOSE", "RESET"})
    void aConnectionThatDiedWhileIdleIsReplacedBeforeAnythingIsHandedOver(Fault fault) {
        assertThat(send()).isInstanceOf(Accepted.class);
        peer.failOnce("MAIL", fault);
        assertThat(send()).isInstanceOf(Accepted.class);
        peer.cutConnections();
        assertThat(send()).isInstanceOf(Accepted.class);
        peer.answerOnce("MAIL", "421 4.4.2 idle too long", Fault.CLOSE);
        assertThat(send()).isInstanceOf(Accepted.class);
        assertThat(peer.mails).hasSize(4);
        assertThat(peer.connections).hasValue(4);
    }

    @Test
    void aFreshConnectionThatDiesIsNotTriedAgain() {
        peer.fail("MAIL", Fault.CLOSE);
        assertThat(send()).isInstanceOf(Unavailable.class);
        assertThat(peer.connections).hasValue(1);
    }

    @Test
    void aDeadConnectionInTheMiddleOfABatchCostsOneSmsAtMost() {
        peer.answerOnce("DOT", "250 2.0.0 Ok", null);
        peer.failOnce("DOT", Fault.RESET);
        List<Outcome> outcomes = dispatcher.sendBatch(List.of(sms("a"), sms("b"), sms("c"))).stream()
                .map(result -> result.outcome())
                .toList();
        assertThat(outcomes.get(0)).isInstanceOf(Accepted.class);
        assertThat(outcomes.get(1)).isInstanceOf(Unknown.class);
        assertThat(outcomes.get(2)).isInstanceOf(Accepted.class);
        assertThat(peer.mails).hasSize(3);
        assertThat(peer.connections).hasValue(2);
    }

    @Test
    void aBatchGoesOverOneConnection() {
        List<Sms> batch = IntStream.range(0, 16).mapToObj(i -> sms("text " + i)).toList();
        assertThat(dispatcher.sendBatch(batch))
                .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Accepted.class));
        assertThat(peer.mails).hasSize(16);
        assertThat(peer.connections).hasValue(1);
    }

    @Test
    void oneRefusedRecipientDoesNotConcernTheOthersOfTheBatch() {
        peer.answerOnce("RCPT", "550 5.1.1 no such user", null);
        List<Outcome> outcomes = dispatcher.sendBatch(List.of(sms("a"), sms("b"))).stream()
                .map(result -> result.outcome())
                .toList();
        assertThat(outcomes.get(0)).isInstanceOf(Rejected.class);
        assertThat(outcomes.get(1)).isInstanceOf(Accepted.class);
        assertThat(peer.connections).hasValue(1);
    }

    @Test
    void aRefusedConnectionIsTriedOncePerBatch() {
        peer.answer("GREETING", "554 5.3.2 no mail here");
        assertThat(dispatcher.sendBatch(List.of(sms("a"), sms("b"), sms("c"))))
                .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Unavailable.class));
        assertThat(peer.connections).hasValue(1);
    }

    @Test
    void whenTheTimeRunsOutTheRestOfABatchIsHandedOverToNobody() {
        peer.answerOnce("DOT", "250 2.0.0 Ok", null);
        peer.failOnce("DOT", Fault.STALL);
        List<Outcome> outcomes = dispatcher.sendBatch(List.of(sms("a"), sms("b"), sms("c"))).stream()
                .map(result -> result.outcome())
                .toList();
        assertThat(outcomes.get(0)).isInstanceOf(Accepted.class);
        assertThat(outcomes.get(1)).isInstanceOf(Unknown.class);
        assertThat(outcomes.get(2))
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.reason()).isEqualTo(UnavailableReason.BUSY));
    }

    @Test
    void anInterruptBeforeTheContentHandsNothingOver() {
        Thread.currentThread().interrupt();
        Outcome outcome = send();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isInstanceOf(Unavailable.class);
        assertThat(peer.connections).hasValue(0);
    }
}
