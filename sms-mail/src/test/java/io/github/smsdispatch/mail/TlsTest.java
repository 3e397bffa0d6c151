// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.mail.MailSettings.Security;
import io.github.smsdispatch.mail.SmtpPeer.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No certificate, no SMS: not one byte of a mail or a password goes to a server that isn't the one meant. */
class TlsTest {

    @TempDir
    private static Path folder;

    private final SmtpPeer peer = new SmtpPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    private Outcome send(UnaryOperator<MailSettings.Builder> more) {
        MailSettings.Builder builder = MailSettings.builder("mail1")
                .host("127.0.0.1")
                .port(peer.port())
                .login("alerts", Secret.of("s3cr3t"))
                .from("alerts@example.com")
                .to("{phone}@sms.example.com")
                .timeout(Duration.ofSeconds(3));
        try (MailDispatcher dispatcher =
                MailDispatcher.create(more.apply(builder).build(), DispatcherContext.standalone())) {
            return dispatcher
                    .sendSms(PhoneNumber.of("+15550100001"), List.of(SmsMessage.of("hello")))
                    .outcome();
        }
    }

    private void serve(TestKeys keys, Security security) throws Exception {
        peer.secure(keys.context(), security == Security.TLS);
        if (security == Security.TLS) {
            peer.answer("EHLO", "250-mx.test\r\n250 AUTH PLAIN");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"STARTTLS", "TLS"})
    void aServerOfATrustedAuthorityTakesTheMail(Security security) throws Exception {
        TestKeys keys = TestKeys.of(folder, "san=ip:127.0.0.1");
        serve(keys, security);
        assertThat(send(builder -> builder.security(security).trustStore(keys.file(), keys.password())))
                .isInstanceOf(Accepted.class);
        assertThat(peer.count("AUTH")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"STARTTLS", "TLS"})
    void anUnknownAuthorityGetsNothing(Security security) throws Exception {
        serve(TestKeys.of(folder, "san=ip:127.0.0.1"), security);
        assertNothingWasTold(send(builder -> builder.security(security)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"STARTTLS", "TLS"})
    void aCertificateOfAnotherHostGetsNothing(Security security) throws Exception {
        TestKeys keys = TestKeys.of(folder, "san=dns:another.example");
        serve(keys, security);
        assertNothingWasTold(send(builder -> builder.security(security).trustStore(keys.file(), keys.password())));
    }

    private void assertNothingWasTold(Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Unavailable.class, u -> {
            assertThat(u.reason()).isEqualTo(UnavailableReason.UNREACHABLE);
            assertThat(u.permanent()).as("a person must act").isTrue();
        });
        assertThat(peer.count("AUTH") + peer.count("MAIL")).isZero();
    }

    @Test
    void aServerThatOffersNoTlsGetsNothing() {
        peer.answer("EHLO", "250-mx.test\r\n250 AUTH PLAIN");
        assertThat(send(builder -> builder.security(Security.STARTTLS)))
                .isInstanceOfSatisfying(Unavailable.class, u -> {
                    assertThat(u.reason()).isEqualTo(UnavailableReason.CONFIGURATION);
                    assertThat(u.text()).contains("no STARTTLS");
                });
        assertThat(peer.count("AUTH") + peer.count("MAIL")).isZero();
    }

    @Test
    void aServerThatSpeaksNoTlsAtAllIsNamed() {
        assertThat(send(builder -> builder.security(Security.TLS))).isInstanceOf(Unavailable.class);
        assertThat(peer.count("MAIL")).isZero();
    }

    @Test
    void aServerWithoutLoginIsNotUsedWithout() {
        assertThat(send(builder -> builder))
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.text()).contains("no login"));
        peer.answer("EHLO", "250-mx.test\r\n250 AUTH GSSAPI");
        assertThat(send(builder -> builder))
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.text()).contains("none of the ways to log in"));
        assertThat(peer.count("MAIL")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void theBorderIsTheSameUnderTls(Fault fault) throws Exception {
        TestKeys keys = TestKeys.of(folder, "san=ip:127.0.0.1");
        serve(keys, Security.TLS);
        UnaryOperator<MailSettings.Builder> trusting = builder -> builder.security(Security.TLS)
                .timeout(Duration.ofMillis(1500))
                .trustStore(keys.file(), keys.password());
        peer.failOnce("DATA", fault);
        assertThat(send(trusting)).isInstanceOf(Unavailable.class);
        peer.failOnce("DOT", fault);
        assertThat(send(trusting)).isInstanceOf(Unknown.class);
        assertThat(peer.mails).hasSize(1);
    }
}
